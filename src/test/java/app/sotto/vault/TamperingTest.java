package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.Chart;
import app.sotto.model.Progress;
import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes to the files of a closed vault, as somebody without its keys could make them. */
class TamperingTest {
    private static final String SUM = Texts.of("vault.verify.sum");

    @TempDir
    Path home;

    private final Chart ada = TestVault.chart("Ada");
    private final Chart ben = TestVault.chart("Ben");
    private final UUID one = UUID.randomUUID();
    private final UUID two = UUID.randomUUID();

    @BeforeEach
    void fill() {
        try (Vault vault = TestVault.fresh(home)) {
            vault.createChart(ada);
            vault.createChart(ben);
            vault.settings().put(one, null, null, "one");
            vault.settings().put(two, null, null, "two");
        }
    }

    @Test
    void every_flipped_byte_of_a_row_is_noticed() {
        byte[] good = Tamper.body(home, "settings", one);
        try (Vault vault = TestVault.open(home)) {
            for (int at = 0; at < good.length; at++) {
                byte[] bad = good.clone();
                bad[at] ^= 1;
                vault.sqlite().update("UPDATE settings SET body=? WHERE id=?", bad, one);
                assertThatThrownBy(() -> vault.settings().get(one)).as("byte %d", at)
                        .isInstanceOf(SottoException.Damaged.class).hasMessage("vault.rowDamaged");
            }
            assertThat(vault.verify(Progress.NONE)).contains(SUM, Texts.of("vault.verify.row", "settings", one.toString()));
        }
    }

    @Test
    void rows_swapped_between_charts_tables_or_ids_do_not_open() {
        byte[] first = Tamper.body(home, "settings", one);
        Tamper.sql(home, "UPDATE settings SET body=? WHERE id=?", Tamper.body(home, "settings", two), one);
        Tamper.sql(home, "UPDATE charts SET body=? WHERE id=?", Tamper.body(home, "charts", ben.id()), ada.id());
        Tamper.sql(home, "UPDATE charts SET chart=? WHERE id=?", ada.id(), ben.id());
        Tamper.sql(home, "INSERT INTO persons(id, body) VALUES(?, ?)", one, first);
        try (Vault vault = TestVault.open(home)) {
            assertThatThrownBy(() -> vault.settings().get(one)).isInstanceOf(SottoException.Damaged.class);
            assertThatThrownBy(() -> vault.charts().get(ada.id())).isInstanceOf(SottoException.Damaged.class);
            assertThatThrownBy(() -> vault.charts().get(ben.id())).isInstanceOf(SottoException.Damaged.class);
            assertThatThrownBy(() -> vault.persons().get(one)).isInstanceOf(SottoException.Damaged.class);
            assertThat(vault.settings().get(two)).contains("two");
        }
    }

    @Test
    void a_row_given_to_another_parent_does_not_open() {
        UUID parent = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        try (Vault vault = TestVault.open(home)) {
            vault.settings().put(id, parent, null, "three");
        }
        Tamper.sql(home, "UPDATE settings SET parent=? WHERE id=?", other, id);
        try (Vault vault = TestVault.open(home)) {
            assertThatThrownBy(() -> vault.settings().of(other)).isInstanceOf(SottoException.Damaged.class);
            assertThat(vault.verify(Progress.NONE)).containsExactly(Texts.of("vault.verify.row", "settings", id.toString()));
        }
    }

    @Test
    void an_old_row_put_back_is_noticed_even_after_later_writes() {
        byte[] old = Tamper.body(home, "settings", one);
        try (Vault vault = TestVault.open(home)) {
            vault.settings().put(one, null, null, "newer");
            assertThat(vault.verify(Progress.NONE)).isEmpty();
        }
        Tamper.sql(home, "UPDATE settings SET body=? WHERE id=?", old, one);
        try (Vault vault = TestVault.open(home)) {
            assertThat(vault.verify(Progress.NONE)).containsExactly(SUM);
            vault.settings().put(one, null, null, "newest");
            vault.settings().put(two, null, null, "newest");
            assertThat(vault.verify(Progress.NONE)).containsExactly(SUM);
        }
    }

    @Test
    void a_deleted_row_is_noticed() {
        Tamper.sql(home, "DELETE FROM settings WHERE id=?", one);
        try (Vault vault = TestVault.open(home)) {
            assertThat(vault.verify(Progress.NONE)).containsExactly(SUM);
        }
    }

    @Test
    void an_old_database_is_refused_until_the_generation_is_given_up_which_is_written_down() throws IOException {
        byte[] old = Tamper.read(home.resolve("vault.db"));
        try (Vault vault = TestVault.open(home)) {
            vault.settings().put(one, null, null, "newer");
        }
        Tamper.write(home.resolve("vault.db"), old);
        assertThatThrownBy(() -> TestVault.open(home)).isInstanceOf(SottoException.Damaged.class).hasMessage("vault.databaseOld");
        assertThat(Tamper.read(home.resolve("vault.db"))).isEqualTo(old);

        Files.delete(home.resolve("keys/generation"));
        try (Vault vault = TestVault.open(home)) {
            assertThat(vault.settings().get(one)).contains("one");
            assertThat(vault.audit().entries()).extracting(AuditEntry::event).contains(AuditEvent.GENERATION_MISSING);
        }
    }

    @Test
    void an_old_generation_beside_a_newer_database_is_what_a_power_cut_leaves_and_is_accepted() {
        byte[] old = Tamper.read(home.resolve("keys/generation"));
        TestVault.open(home).close();
        Tamper.write(home.resolve("keys/generation"), old);
        TestVault.open(home).close();
        assertThat(Tamper.read(home.resolve("keys/generation"))).isNotEqualTo(old);
    }

    @Test
    void every_flipped_byte_of_the_generation_is_refused() {
        byte[] good = Tamper.read(home.resolve("keys/generation"));
        assertThat(good).hasSize(45);
        for (int at = 0; at < good.length; at++) {
            Tamper.flip(home.resolve("keys/generation"), at);
            assertThatThrownBy(() -> TestVault.open(home)).as("byte %d", at)
                    .isInstanceOf(SottoException.Damaged.class).hasMessage("vault.generationDamaged");
            Tamper.write(home.resolve("keys/generation"), good);
        }
        TestVault.open(home).close();
    }

    @Test
    void a_length_that_damage_made_huge_is_damage_and_does_not_fill_the_heap() {
        try (Vault vault = TestVault.open(home)) {
            assertThatThrownBy(() -> vault.sqlite().texts("SELECT zeroblob(900000000)")).isInstanceOf(SottoException.Damaged.class);
        }
    }

    @Test
    void a_damaged_seal_is_refused() {
        byte[] body = Tamper.body(home, "seal", Ids.NONE);
        body[40] ^= 1;
        Tamper.sql(home, "UPDATE seal SET body=? WHERE id=?", body, Ids.NONE);
        assertThatThrownBy(() -> TestVault.open(home)).isInstanceOf(SottoException.Damaged.class).hasMessage("vault.sealDamaged");
    }

    @Test
    void a_missing_or_foreign_database_is_refused() throws IOException {
        Tamper.write(home.resolve("vault.db"), "not a database, whatever it is, and long enough to be read as one".repeat(20).getBytes());
        assertThatThrownBy(() -> TestVault.open(home)).isInstanceOf(SottoException.Damaged.class).hasMessage("vault.databaseDamaged");
        Tamper.write(home.resolve("vault.db"), new byte[0]);
        assertThatThrownBy(() -> TestVault.open(home)).isInstanceOf(SottoException.Damaged.class).hasMessage("vault.databaseDamaged");
        Files.delete(home.resolve("vault.db"));
        assertThatThrownBy(() -> TestVault.open(home)).isInstanceOf(SottoException.Damaged.class).hasMessage("vault.databaseMissing");
    }

    /** Any byte of the database: noticed when opening, by verify, or without effect on what is served. */
    @Test
    void a_flipped_byte_anywhere_in_the_database_is_noticed_or_without_effect() {
        byte[] good = Tamper.read(home.resolve("vault.db"));
        byte[] generation = Tamper.read(home.resolve("keys/generation"));
        int noticed = 0;
        for (int at = 0; at < good.length; at += 797) {
            byte[] bad = good.clone();
            bad[at] ^= 0x41;
            Tamper.write(home.resolve("vault.db"), bad);
            Tamper.write(home.resolve("keys/generation"), generation);
            try (Vault vault = TestVault.open(home)) {
                if (vault.verify(Progress.NONE).isEmpty()) {
                    assertThat(vault.settings().all()).as("byte %d", at).containsExactlyInAnyOrder("one", "two");
                    assertThat(vault.charts().all()).as("byte %d", at).containsExactlyInAnyOrder(ada, ben);
                } else {
                    noticed++;
                }
            } catch (SottoException.Damaged e) {
                noticed++;
            }
        }
        assertThat(noticed).isPositive();
    }

    @Test
    void an_audit_line_that_is_changed_or_cut_off_is_noticed() {
        try (Vault vault = TestVault.open(home)) {
            vault.audit().record(AuditEvent.EXPORTED, ada.id());
            var links = new Rows<>(vault.store(), null, "audit", Audit.Link.class);
            UUID last = vault.store().rows("audit").stream().map(Store.Row::id)
                    .filter(id -> links.get(id).orElseThrow().event() == AuditEvent.EXPORTED).findFirst().orElseThrow();
            vault.sqlite().update("DELETE FROM audit WHERE id=?", last);
            assertThatThrownBy(vault.audit()::entries).isInstanceOf(SottoException.Damaged.class).hasMessage("vault.auditDamaged");
            assertThat(vault.verify(Progress.NONE)).contains(SUM, Texts.of("vault.auditDamaged"));
        }
    }

    @Test
    void an_audit_line_holds_a_number_a_time_an_event_and_an_id() {
        try (Vault vault = TestVault.open(home)) {
            vault.audit().record(AuditEvent.EXPORTED, ada.id());
            var entries = vault.audit().entries();
            assertThat(entries).extracting(AuditEntry::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
            assertThat(entries.get(5).event()).isEqualTo(AuditEvent.EXPORTED);
            assertThat(entries.get(5).subject()).isEqualTo(ada.id());
            assertThat(entries).extracting(AuditEntry::time).isSorted();
        }
    }
}
