package app.sotto.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** What {@code --json} prints. Dates and times in ISO 8601. */
final class Json {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls()
            .registerTypeAdapter(LocalDate.class, asText()).registerTypeAdapter(LocalDateTime.class, asText())
            .registerTypeAdapter(ZonedDateTime.class, asText()).registerTypeAdapter(Instant.class, asText()).create();

    private Json() {}

    static String of(Object value) {
        return GSON.toJson(value);
    }

    private static JsonSerializer<Object> asText() {
        return (value, type, context) -> new JsonPrimitive(value instanceof ZonedDateTime time ? time.toOffsetDateTime().toString() : value.toString());
    }
}
