package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.Chart;
import app.sotto.model.Corrections;
import app.sotto.model.Person;
import app.sotto.model.Progress;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Speaker;
import app.sotto.model.Token;
import app.sotto.model.Turn;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {
    @TempDir
    Path home;

    private final Chart chart = TestVault.chart("Ada");
    private Vault vault;

    @BeforeEach
    void open() {
        vault = TestVault.fresh(home);
        vault.createChart(chart);
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void rows_come_back_as_they_were_put() {
        Person person = new Person(UUID.randomUUID(), "Ada \"the\" Łęcka", LocalDate.of(2009, 2, 28));
        Person unborn = new Person(UUID.randomUUID(), "", null);
        vault.persons().put(person.id(), null, null, person);
        vault.persons().put(unborn.id(), null, null, unborn);
        assertThat(vault.persons().all()).containsExactlyInAnyOrder(person, unborn);

        Session session = session();
        vault.sessions().put(session.id(), chart.id(), chart.id(), session);
        assertThat(vault.sessions().of(chart.id())).containsExactly(session);
        assertThat(vault.sessions().of(UUID.randomUUID())).isEmpty();

        Corrections corrections = new Corrections(Map.of(0, Speaker.CLIENT), Map.of(17, Speaker.THERAPIST), Map.of(4, "he's"), Set.of(9), Set.of(3));
        vault.corrections().put(session.id(), session.id(), chart.id(), corrections);
        assertThat(vault.corrections().get(session.id())).contains(corrections);

        Turn turn = new Turn(1, 0, Speaker.CLIENT, List.of(new Token(0, 0.25, 0.5, "Well,", 0.75)), Turn.ENGLISH);
        vault.turns().put(UUID.randomUUID(), session.id(), chart.id(), turn);
        assertThat(vault.turns().of(session.id())).containsExactly(turn);
    }

    @Test
    void a_row_put_again_replaces_the_old_one_and_a_deleted_one_is_gone() {
        UUID id = UUID.randomUUID();
        vault.settings().put(id, null, null, "first");
        vault.settings().put(id, null, null, "second");
        assertThat(vault.settings().all()).containsExactly("second");
        vault.settings().delete(id);
        vault.settings().delete(id);
        assertThat(vault.settings().get(id)).isEmpty();
    }

    @Test
    void a_sealed_body_tells_its_length_in_steps_of_256_and_from_64_kib_of_4096_bytes() {
        int overhead = 1 + Gcm.NONCE + Gcm.TAG;
        for (int length : new int[] {0, 3, 100, 200, 1000, 30_000, 70_000, 200_000}) {
            UUID id = UUID.randomUUID();
            vault.settings().put(id, null, null, "x".repeat(length));
            int body = Tamper.body(home, "settings", id).length - overhead;
            assertThat(body).isGreaterThan(length).isLessThan(length + (length < 65_000 ? 320 : 4200));
            assertThat(body % (length < 65_000 ? 256 : 4096)).isZero();
        }
    }

    @Test
    void results_are_found_by_their_fingerprint_only() {
        record Vectors(List<String> passages, byte[] codes) {}
        UUID session = UUID.randomUUID();
        vault.results().store(session, chart.id(), "vectors", "v1", new Vectors(List.of("a"), new byte[] {1, -2, 3}));
        vault.results().store(session, chart.id(), "text", "v1", "words");

        assertThat(vault.results().find(session, "vectors", "v2", Vectors.class)).isEmpty();
        assertThat(vault.results().find(session, "vectors", "v1", Vectors.class).orElseThrow().codes()).containsExactly(1, -2, 3);
        vault.results().store(session, chart.id(), "vectors", "v2", new Vectors(List.of(), new byte[0]));
        assertThat(vault.results().find(session, "vectors", "v1", Vectors.class)).isEmpty();
        assertThat(vault.results().latest(session, "vectors", Vectors.class)).isPresent();
        assertThat(vault.results().latest(UUID.randomUUID(), "vectors", Vectors.class)).isEmpty();

        vault.results().deleteAll(session);
        assertThat(vault.results().latest(session, "text", String.class)).isEmpty();
    }

    @Test
    void a_failed_transaction_changes_nothing() {
        UUID id = UUID.randomUUID();
        int lines = vault.audit().entries().size();
        assertThatThrownBy(() -> vault.transaction(() -> {
            vault.settings().put(id, null, null, "half");
            vault.audit().record(AuditEvent.VIEWED, chart.id());
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(vault.settings().get(id)).isEmpty();
        assertThat(vault.audit().entries()).hasSize(lines);
        assertThat(vault.verify(Progress.NONE)).isEmpty();
    }

    @Test
    void a_failed_part_fails_the_whole_transaction_even_when_it_was_caught() {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(() -> vault.transaction(() -> {
            vault.settings().put(id, null, null, "half");
            try {
                vault.transaction(() -> {
                    throw new IllegalArgumentException("on purpose");
                });
            } catch (IllegalArgumentException e) {
                return null;
            }
            return null;
        })).isInstanceOf(IllegalStateException.class);
        assertThat(vault.settings().get(id)).isEmpty();
    }

    @Test
    void a_full_disk_is_said_and_undoes_the_whole_transaction() {
        UUID small = UUID.randomUUID();
        UUID big = UUID.randomUUID();
        long pages = Long.parseLong(vault.sqlite().texts("PRAGMA page_count").get(0));
        vault.sqlite().texts("PRAGMA max_page_count=" + (pages + 8)); // SQLite answers like a full disk beyond it
        assertThatThrownBy(() -> vault.transaction(() -> {
            vault.settings().put(small, null, null, "fits");
            vault.settings().put(big, null, null, "x".repeat(100_000));
            return null;
        })).isInstanceOf(SottoException.Failed.class).hasMessage("vault.diskFull");
        assertThat(vault.settings().all()).isEmpty();
        vault.settings().put(small, null, null, "fits");
        assertThat(vault.verify(Progress.NONE)).isEmpty();
    }

    @Test
    void threads_take_turns() {
        List<CompletableFuture<Void>> threads = IntStream.range(0, 4).mapToObj(thread -> CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 10; i++) {
                UUID id = UUID.randomUUID();
                vault.transaction(() -> {
                    vault.settings().put(id, null, null, "one of forty");
                    vault.audit().record(AuditEvent.VIEWED, id);
                    return null;
                });
                assertThat(vault.settings().get(id)).isPresent();
            }
        })).toList();
        threads.forEach(CompletableFuture::join);
        assertThat(vault.settings().all()).hasSize(40);
        assertThat(vault.verify(Progress.NONE)).isEmpty();
    }

    @Test
    void sqlite_keeps_the_settings_that_leave_no_remnants() {
        assertThat(vault.sqlite().texts("PRAGMA journal_mode")).containsExactly("truncate");
        assertThat(vault.sqlite().texts("PRAGMA synchronous")).containsExactly("2");
        assertThat(vault.sqlite().texts("PRAGMA secure_delete")).containsExactly("1");
        assertThat(vault.sqlite().texts("PRAGMA temp_store")).containsExactly("2");
        assertThat(vault.sqlite().texts("PRAGMA trusted_schema")).containsExactly("0");
        assertThat(vault.sqlite().texts("PRAGMA cell_size_check")).containsExactly("1");
        assertThat(vault.sqlite().texts("PRAGMA foreign_keys")).containsExactly("1");
        assertThatThrownBy(() -> vault.sqlite().texts("SELECT load_extension('x')")).isInstanceOf(SottoException.class);
    }

    private Session session() {
        return new Session(UUID.randomUUID(), chart.id(), ZonedDateTime.of(2026, 3, 4, 17, 0, 0, 0, ZoneId.of("America/New_York")), 3000.5,
                "telehealth", Session.Source.MICROPHONE, "");
    }
}
