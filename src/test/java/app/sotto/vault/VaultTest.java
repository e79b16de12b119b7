package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.Chart;
import app.sotto.model.Progress;
import app.sotto.model.SottoException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    @TempDir
    Path home;

    @Test
    void what_was_stored_is_there_when_the_vault_is_opened_again() {
        Chart chart = TestVault.chart("Ada \uD83C\uDF3B Łęcka");
        try (Vault vault = TestVault.fresh(home)) {
            vault.createChart(chart);
        }
        try (Vault vault = TestVault.open(home)) {
            assertThat(vault.charts().get(chart.id())).contains(chart);
            assertThat(vault.verify(Progress.NONE)).isEmpty();
        }
    }

    @Test
    void a_wrong_passphrase_is_refused_and_written_down_at_the_next_unlock() {
        TestVault.create(home);
        assertThatThrownBy(() -> Vault.open(home, "correct horse batterz".toCharArray()))
                .isInstanceOfSatisfying(SottoException.Locked.class, e -> assertThat(e).hasMessage("vault.wrongPassphrase"));
        try (Vault vault = TestVault.open(home)) {
            assertThat(vault.audit().entries()).extracting(AuditEntry::event)
                    .containsExactly(AuditEvent.VAULT_CREATED, AuditEvent.UNLOCK_FAILED, AuditEvent.UNLOCKED);
        }
    }
}
