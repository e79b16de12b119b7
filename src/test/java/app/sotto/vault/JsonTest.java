package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.Administrative;
import app.sotto.model.Chart;
import app.sotto.model.Engine;
import app.sotto.model.Evidence;
import app.sotto.model.Note;
import app.sotto.model.Origin;
import app.sotto.model.RiskFlag;
import app.sotto.model.RiskKind;
import app.sotto.model.RiskLedger;
import app.sotto.model.SottoException;
import app.sotto.model.Speaker;
import app.sotto.model.Statement;
import app.sotto.model.StatementKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JsonTest {
    record Everything(UUID id, LocalDate date, LocalDateTime local, Instant instant, ZonedDateTime zoned, byte[] bytes, float[] floats, String text) {}

    @Test
    void dates_ids_and_bytes_come_back_and_so_does_nothing() {
        Everything full = new Everything(UUID.randomUUID(), LocalDate.of(2026, 2, 28), LocalDateTime.of(2026, 2, 28, 17, 0), Instant.now(),
                ZonedDateTime.parse("2026-02-28T17:00:00.5+09:30[Australia/Adelaide]"), new byte[] {0, -1, 127}, new float[] {0.1f, -3e-9f},
                "\u05e9\u05dc\u05d5\u05dd \uD83C\uDF3B <b>\"'\\\u0000\u2028");
        assertThat(Json.read(Json.bytes(full), Everything.class)).usingRecursiveComparison().isEqualTo(full);
        Everything empty = new Everything(null, null, null, null, null, null, null, null);
        assertThat(Json.read(Json.bytes(empty), Everything.class)).isEqualTo(empty);
    }

    @Test
    void a_whole_note_comes_back() {
        Evidence evidence = new Evidence(3, 9, 2, Speaker.CLIENT, 12.25, 14.5, "I don't sleep", 0.9);
        Note note = new Note(UUID.randomUUID(), 2, Instant.now(), "soap",
                new Administrative(LocalDateTime.of(2026, 3, 4, 17, 0), 50, "in person", List.of("Ada"), false),
                List.of(new Statement("s1", StatementKind.SYMPTOM, "Reports poor sleep.", List.of(evidence), Origin.DRAFTED, "said twice", true, false)),
                new RiskLedger(List.of(new RiskFlag(RiskKind.SELF_HARM, RiskFlag.Status.DENIED, RiskFlag.Subject.SELF, RiskFlag.Time.NOW, true,
                        List.of(evidence)))), new Engine("embedded", "1"));
        assertThat(Json.read(Json.bytes(note), Note.class)).isEqualTo(note);
    }

    @Test
    void fields_that_are_not_known_are_ignored() {
        byte[] json = "{\"name\":\"whisper\",\"version\":\"3\",\"colour\":{\"of\":[1]}}".getBytes(StandardCharsets.UTF_8);
        assertThat(Json.read(json, Engine.class)).isEqualTo(new Engine("whisper", "3"));
    }

    @Test
    void what_cannot_be_read_is_damage_that_quotes_nothing() {
        for (String json : List.of("{\"text\":\"canary\"", "{\"date\":\"canary\"}", "{\"id\":\"canary\"}", "{\"bytes\":\"*canary*\"}", "\"canary\"")) {
            assertQuotesNothing(json, Everything.class);
        }
        // Gson would quote all that it hands to a record's constructor, when that refuses a missing list
        assertQuotesNothing("{\"name\":\"canary\"}", Chart.class);
    }

    private static void assertQuotesNothing(String json, Class<?> type) {
        assertThatThrownBy(() -> Json.read(json.getBytes(StandardCharsets.UTF_8), type)).as(json)
                .isInstanceOf(SottoException.Damaged.class).hasMessage("vault.rowUnreadable").hasNoCause();
    }
}
