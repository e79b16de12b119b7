package app.sotto.vault;

import app.sotto.model.SottoException;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The JSON within sealed rows: records by their component names, dates and ids as ISO text, bytes as base64. Fields that are
 * not known are ignored, so that an older Sotto reads what it knows. Thread-safe.
 */
final class Json {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping()
            .registerTypeAdapter(UUID.class, text(UUID::toString, UUID::fromString))
            .registerTypeAdapter(LocalDate.class, text(LocalDate::toString, LocalDate::parse))
            .registerTypeAdapter(LocalDateTime.class, text(LocalDateTime::toString, LocalDateTime::parse))
            .registerTypeAdapter(Instant.class, text(Instant::toString, Instant::parse))
            .registerTypeAdapter(ZonedDateTime.class, text(ZonedDateTime::toString, ZonedDateTime::parse))
            .registerTypeAdapter(byte[].class, text(Base64.getEncoder()::encodeToString, Base64.getDecoder()::decode))
            .create();

    private Json() {}

    static byte[] bytes(Object value) {
        return GSON.toJson(value).getBytes(StandardCharsets.UTF_8);
    }

    static JsonElement tree(Object value) {
        return GSON.toJsonTree(value);
    }

    /** @throws SottoException.Damaged when it is not what this version of Sotto writes */
    static <T> T read(byte[] json, Class<T> type) {
        return read(() -> GSON.fromJson(new String(json, StandardCharsets.UTF_8), type));
    }

    /** @throws SottoException.Damaged when it is not what this version of Sotto writes */
    static <T> T read(JsonElement tree, Type type) {
        return read(() -> GSON.fromJson(tree, type));
    }

    private static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            // Whatever it was is not passed on as the cause: Gson's messages quote what was read
            throw new SottoException.Damaged("vault.rowUnreadable");
        }
    }

    private static <T> TypeAdapter<T> text(Function<T, String> write, Function<String, T> read) {
        return new TypeAdapter<T>() {
            @Override
            public void write(JsonWriter out, T value) throws IOException {
                out.value(write.apply(value));
            }

            @Override
            public T read(JsonReader in) throws IOException {
                return read.apply(in.nextString());
            }
        }.nullSafe();
    }
}
