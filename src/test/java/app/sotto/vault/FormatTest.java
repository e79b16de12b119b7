package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.model.Chart;
import app.sotto.model.ChartKind;
import app.sotto.model.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault of format 1, made once and never again: every later Sotto must open it. */
class FormatTest {
    private static final UUID CHART = UUID.fromString("3f0c7a52-5b1e-4c1d-9a6e-0d2f7b8c9e10");

    @TempDir
    Path home;

    @BeforeEach
    void unpack() throws IOException {
        VaultFolder folder = new VaultFolder(home);
        folder.makeFolders();
        try (ZipInputStream zip = new ZipInputStream(FormatTest.class.getResourceAsStream("vault-1.zip"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                folder.createPrivate(home.resolve(entry.getName()));
                Files.write(home.resolve(entry.getName()), zip.readAllBytes());
            }
        }
    }

    @Test
    void a_vault_of_format_1_opens_with_its_passphrase() {
        try (Vault vault = Vault.open(home, "seven quiet herons wade".toCharArray())) {
            assertContent(vault);
        }
    }

    @Test
    void a_vault_of_format_1_opens_with_its_recovery_key() {
        try (Vault vault = Vault.openWithRecoveryKey(home, "XNVV-ZP27-HXR5-3BMV-VKXS-84GS-NWJ2-VV98-FWNS")) {
            assertContent(vault);
        }
    }

    private static void assertContent(Vault vault) {
        assertThat(vault.charts().get(CHART)).contains(new Chart(CHART, ChartKind.COUPLE, "Nadia & Jo\u00e3o", "N. J.", "they/them", "EHR-17", List.of()));
        assertThat(vault.settings().get(UUID.nameUUIDFromBytes("keep".getBytes(StandardCharsets.US_ASCII)))).contains("forever");
        assertThat(vault.results().find(CHART, "text", "f1", byte[].class)).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1, 2, 3));
        assertThat(vault.audit().entries()).extracting(AuditEntry::event)
                .startsWith(AuditEvent.VAULT_CREATED, AuditEvent.UNLOCKED_WITH_RECOVERY_KEY, AuditEvent.CHART_CREATED);
        assertThat(vault.verify(Progress.NONE)).isEmpty();
    }
}
