package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.Chart;
import app.sotto.model.Corrections;
import app.sotto.model.Progress;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureTest {
    @TempDir
    Path home;

    private final Chart ada = TestVault.chart("Ada");
    private final Chart ben = TestVault.chart("Ben");
    private final Session first = session(ada);
    private final Session second = session(ada);
    private final Session third = session(ben);

    @BeforeEach
    void fill() {
        try (Vault vault = TestVault.fresh(home)) {
            vault.createChart(ada);
            vault.createChart(ben);
            for (Session session : new Session[] {first, second, third}) {
                vault.sessions().put(session.id(), session.chart(), session.chart(), session);
                vault.corrections().put(session.id(), session.id(), session.chart(), Corrections.NONE);
                vault.results().store(session.id(), session.chart(), "text", "v1", "words");
            }
        }
    }

    @Test
    void an_erased_chart_is_gone_and_the_others_stay() {
        try (Vault vault = TestVault.open(home)) {
            vault.eraseChart(ada.id());
            assertOnlyBen(vault);
        }
        try (Vault vault = TestVault.open(home)) {
            assertOnlyBen(vault);
        }
    }

    @Test
    void an_old_copy_of_everything_but_the_key_no_longer_opens(@TempDir Path copy) throws IOException {
        TestVault.copy(home, copy);
        try (Vault vault = TestVault.open(home)) {
            vault.eraseChart(ada.id());
        }
        Files.delete(copy.resolve("keys").resolve(ada.id() + ".ck"));
        try (Vault vault = TestVault.open(copy)) {
            assertOnlyBen(vault);
        }
    }

    @Test
    void an_erase_that_died_after_the_key_is_completed_when_the_vault_is_opened() throws IOException {
        Files.delete(home.resolve("keys").resolve(ada.id() + ".ck"));
        try (Vault vault = TestVault.open(home)) {
            assertOnlyBen(vault);
        }
    }

    @Test
    void a_lost_keys_folder_is_not_taken_for_an_erase() throws IOException {
        Path keys = home.resolve("keys");
        Path aside = home.resolve("aside");
        Files.move(keys, aside);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> TestVault.open(home)).isInstanceOf(SottoException.Damaged.class).hasMessage("vault.keysMissing");
        }
        Files.delete(keys);
        Files.move(aside, keys);
        try (Vault vault = TestVault.open(home)) {
            assertThat(vault.charts().all()).containsExactlyInAnyOrder(ada, ben);
        }
    }

    @Test
    void a_changed_chart_id_is_not_taken_for_an_erased_chart() {
        Tamper.sql(home, "UPDATE sessions SET chart=? WHERE id=?", UUID.randomUUID(), first.id());
        Tamper.sql(home, "UPDATE charts SET chart=? WHERE id=?", UUID.randomUUID(), ben.id());
        try (Vault vault = TestVault.open(home)) {
            assertThat(vault.store().rows("sessions")).hasSize(3);
            assertThat(vault.store().rows("charts")).hasSize(2);
            assertThat(vault.verify(Progress.NONE)).hasSize(2);
        }
    }

    @Test
    void an_erasure_put_there_by_hand_erases_nothing() {
        Tamper.sql(home, "INSERT INTO erasures(id, body) VALUES(?, ?)", first.id(), new byte[300]);
        try (Vault vault = TestVault.open(home)) {
            assertThat(vault.sessions().get(first.id())).contains(first);
            assertThat(vault.verify(Progress.NONE)).hasSize(2);
        }
    }

    @Test
    void an_erased_session_is_gone_and_the_others_stay() {
        try (Vault vault = TestVault.open(home)) {
            vault.eraseSession(first.id(), ada.id());
            assertFirstErased(vault);
        }
    }

    @Test
    void an_erase_of_a_session_that_died_is_completed_when_the_vault_is_opened() {
        try (Vault vault = TestVault.open(home)) {
            new Rows<>(vault.store(), null, "erasures", UUID.class).put(first.id(), null, null, ada.id());
            assertThat(vault.emptiedIndexes()).isEmpty();
        }
        try (Vault vault = TestVault.open(home)) {
            assertFirstErased(vault);
            assertThat(vault.emptiedIndexes()).containsExactly(ada.id());
        }
    }

    @Test
    void erasing_is_no_part_of_a_transaction() {
        try (Vault vault = TestVault.open(home)) {
            assertThatThrownBy(() -> vault.transaction(() -> {
                vault.eraseChart(ada.id());
                return null;
            })).isInstanceOf(IllegalStateException.class);
            assertThat(vault.charts().get(ada.id())).contains(ada);
        }
    }

    private void assertOnlyBen(Vault vault) {
        assertThat(vault.charts().all()).containsExactly(ben);
        assertThat(vault.sessions().all()).containsExactly(third);
        assertThat(vault.results().latest(first.id(), "text", String.class)).isEmpty();
        assertThat(vault.results().latest(third.id(), "text", String.class)).contains("words");
        assertThat(vault.home().resolve("keys").resolve(ada.id() + ".ck")).doesNotExist();
        assertThat(vault.audit().entries()).filteredOn(entry -> entry.event() == AuditEvent.CHART_ERASED)
                .extracting(AuditEntry::subject).containsExactly(ada.id());
        assertThat(vault.verify(Progress.NONE)).isEmpty();
    }

    private void assertFirstErased(Vault vault) {
        assertThat(vault.sessions().all()).containsExactlyInAnyOrder(second, third);
        assertThat(vault.corrections().get(first.id())).isEmpty();
        assertThat(vault.results().latest(first.id(), "text", String.class)).isEmpty();
        assertThat(vault.audit().entries()).filteredOn(entry -> entry.event() == AuditEvent.SESSION_ERASED)
                .extracting(AuditEntry::subject).containsExactly(first.id());
        assertThat(vault.store().rows("erasures")).isEmpty();
        assertThat(vault.verify(Progress.NONE)).isEmpty();
    }

    private static Session session(Chart chart) {
        return new Session(UUID.randomUUID(), chart.id(), ZonedDateTime.parse("2026-03-04T17:00:00+01:00[Europe/Berlin]"), 3000, "in person",
                Session.Source.TRANSCRIPT_FILE, "");
    }
}
