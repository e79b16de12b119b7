package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.Chart;
import app.sotto.model.Progress;
import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    @TempDir
    Path home;

    @Test
    void what_was_stored_is_there_when_the_vault_is_opened_again() {
        Chart chart = TestVault.chart("Ada \uD83C\uDF3B \u05e9\u05dc\u05d5\u05dd " + "x".repeat(10_000));
        try (Vault vault = TestVault.fresh(home)) {
            vault.createChart(chart);
        }
        try (Vault vault = TestVault.open(home)) {
            assertThat(vault.charts().get(chart.id())).contains(chart);
            assertThat(vault.verify(Progress.NONE)).isEmpty();
        }
    }

    @Test
    void passphrase_and_recovery_key_open_a_new_vault() {
        String recoveryKey = Vault.create(home, TestVault.PASSPHRASE.toCharArray());
        assertThat(Vault.exists(home)).isTrue();
        Vault.open(home, TestVault.PASSPHRASE.toCharArray()).close();
        Vault.openWithRecoveryKey(home, recoveryKey.toLowerCase().replace('-', ' ')).close();
    }

    @Test
    void a_wrong_passphrase_is_refused_and_written_down_at_the_next_unlock() {
        TestVault.make(home);
        assertThatThrownBy(() -> Vault.open(home, "correct horse batterz".toCharArray()))
                .isInstanceOf(SottoException.Locked.class).hasMessage("vault.wrongPassphrase");
        try (Vault vault = TestVault.open(home)) {
            assertThat(vault.audit().entries()).extracting(AuditEntry::event)
                    .containsExactly(AuditEvent.VAULT_CREATED, AuditEvent.UNLOCK_FAILED, AuditEvent.UNLOCKED_WITH_RECOVERY_KEY);
        }
    }

    @Test
    void a_short_passphrase_creates_nothing() {
        Path other = home.resolve("vault");
        assertThatThrownBy(() -> Vault.create(other, "eleven char".toCharArray()))
                .isInstanceOf(SottoException.Usage.class).hasMessage("vault.passphraseShort");
        assertThat(other).doesNotExist();
    }

    @Test
    void a_folder_without_a_vault_is_told_so() {
        assertThat(Vault.exists(home)).isFalse();
        assertThatThrownBy(() -> Vault.open(home, TestVault.PASSPHRASE.toCharArray())).isInstanceOf(SottoException.Usage.class).hasMessage("vault.none");
    }

    @Test
    void a_vault_is_never_created_over_another_nor_over_its_remains() throws IOException {
        TestVault.make(home);
        Files.delete(home.resolve("vault.key"));
        Files.delete(home.resolve("vault.key.copy"));
        var before = Tamper.digests(home);
        assertThatThrownBy(() -> Vault.create(home, TestVault.PASSPHRASE.toCharArray(), TestVault.CHEAPEST))
                .isInstanceOf(SottoException.Usage.class).hasMessage("vault.notEmpty");
        assertThat(Tamper.digests(home)).isEqualTo(before);
    }

    @Test
    void a_database_of_a_newer_version_is_refused_and_left_untouched() {
        TestVault.make(home);
        byte[] database = Tamper.read(home.resolve("vault.db"));
        database[63] = 2; // user_version, big-endian, lies at offset 60 of an SQLite file
        Tamper.write(home.resolve("vault.db"), database);
        var before = Tamper.digests(home);
        assertThatThrownBy(() -> TestVault.open(home)).isInstanceOf(SottoException.Damaged.class).hasMessage("vault.newer");
        assertThat(Tamper.digests(home)).isEqualTo(before);
    }

    @Test
    void a_second_opener_is_refused_until_the_first_has_closed() {
        try (Vault vault = TestVault.fresh(home)) {
            assertThat(vault.home()).isEqualTo(home);
            assertThatThrownBy(() -> TestVault.open(home)).isInstanceOf(SottoException.Failed.class).hasMessage("vault.inUse");
        }
        TestVault.open(home).close();
    }

    @Test
    void a_second_process_is_refused_and_a_killed_one_leaves_no_lock() throws Exception {
        TestVault.make(home);
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), LockHolder.class.getName(), home.toString()).start();
        assertThat(other.getInputStream().read()).isEqualTo('L');
        assertThatThrownBy(() -> TestVault.open(home)).isInstanceOf(SottoException.Failed.class).hasMessage("vault.inUse");
        other.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        TestVault.open(home).close();
    }

    /** The other process. */
    static final class LockHolder {
        public static void main(String[] arguments) throws Exception {
            try (VaultLock lock = VaultLock.take(new VaultFolder(Path.of(arguments[0])))) {
                System.out.write('L');
                System.out.flush();
                Thread.sleep(60_000);
            }
        }
    }

    @Test
    void all_files_and_folders_are_their_owners_alone() throws IOException {
        assumePosix();
        Path made = home.resolve("new").resolve("vault");
        Vault.create(made, TestVault.PASSPHRASE.toCharArray(), TestVault.CHEAPEST);
        try (Vault vault = Vault.open(made, TestVault.PASSPHRASE.toCharArray())) {
            vault.createChart(TestVault.chart("Ada"));
        }
        try (Stream<Path> paths = Files.walk(made)) {
            for (Path path : paths.filter(path -> !path.startsWith(made.resolve("tmp")) || Files.isDirectory(path)).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).as(path.toString())
                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void a_vault_that_others_can_read_is_refused_with_the_repair_named() throws IOException {
        assumePosix();
        TestVault.make(home);
        for (String path : new String[] {"", "keys", "vault.key", "vault.db"}) {
            Path open = home.resolve(path);
            var before = Files.getPosixFilePermissions(open);
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
            assertThatThrownBy(() -> TestVault.open(home)).as(path).isInstanceOfSatisfying(SottoException.Failed.class,
                    e -> assertThat(e.userText()).contains("chmod -R go-rwx \"" + home + "\""));
            Files.setPosixFilePermissions(open, before);
        }
        TestVault.open(home).close();
    }

    private void assumePosix() {
        Assumptions.assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"), "this file system has no POSIX permissions");
    }
}
