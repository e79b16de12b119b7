package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key file with a passphrase slot and a recovery slot; mostly opened by the latter, which needs no slow derivation. */
class VaultKeyTest {
    @TempDir
    Path home;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final UUID VAULT = UUID.randomUUID();
    private static final SealingKey MASTER = SealingKey.random(RANDOM);
    private static final RecoveryKey RECOVERY = RecoveryKey.random(RANDOM);
    private static final Passphrase PASSPHRASE = new Passphrase(TestVault.PASSPHRASE.toCharArray(), TestVault.CHEAPEST);
    private static final KeyFile FILE = KeyFile.create(VAULT, MASTER, List.of(PASSPHRASE, RECOVERY), RANDOM);

    private KeyFiles files;
    private Path first;
    private Path second;

    @BeforeEach
    void write() {
        files = new KeyFiles(new VaultFolder(home));
        files.write(FILE);
        first = home.resolve("vault.key");
        second = home.resolve("vault.key.copy");
    }

    @Test
    void both_secrets_open_the_same_master_key() {
        assertThat(FILE.bytes()).hasSize(441);
        try (KeyFiles.Opened one = files.open(PASSPHRASE); KeyFiles.Opened other = files.open(RECOVERY)) {
            assertThat(one.vaultId()).isEqualTo(VAULT).isEqualTo(other.vaultId());
            assertThat(one.master().getEncoded()).isEqualTo(MASTER.getEncoded()).isEqualTo(other.master().getEncoded());
        }
    }

    @Test
    void every_flipped_byte_is_noticed_and_mended_from_the_good_copy() {
        for (int at = 0; at < KeyFile.BYTES; at++) {
            Tamper.flip(at % 2 == 0 ? first : second, at);
            assertThat(files.whole()).as("byte %d", at).isFalse();
            files.open(RECOVERY).close();
            assertThat(Tamper.read(first)).as("byte %d", at).isEqualTo(FILE.bytes()).isEqualTo(Tamper.read(second));
        }
    }

    @Test
    void every_byte_flipped_in_both_copies_is_refused_as_damage_and_left_alone() {
        for (int at = 0; at < KeyFile.BYTES; at++) {
            Tamper.flip(first, at);
            Tamper.flip(second, at);
            byte[] damaged = Tamper.read(first);
            assertThatThrownBy(() -> files.open(RECOVERY)).as("byte %d", at).isInstanceOf(SottoException.Damaged.class).hasMessage("vault.keyDamaged");
            assertThat(Tamper.read(first)).isEqualTo(damaged);
            Tamper.flip(first, at);
            Tamper.flip(second, at);
        }
    }

    @Test
    void a_change_under_a_mended_checksum_is_refused_too() {
        for (int at = 0; at < KeyFile.BYTES - Sha256.BYTES; at++) {
            byte[] forged = FILE.bytes().clone();
            forged[at] ^= 1;
            byte[] checksum = Sha256.of(Arrays.copyOf(forged, forged.length - Sha256.BYTES));
            System.arraycopy(checksum, 0, forged, forged.length - Sha256.BYTES, Sha256.BYTES);
            Tamper.write(first, forged);
            Tamper.write(second, forged);
            assertThatThrownBy(() -> files.open(RECOVERY)).as("byte %d", at)
                    .isInstanceOfAny(SottoException.Damaged.class, SottoException.Locked.class);
        }
    }

    @Test
    void one_copy_that_is_gone_or_cut_is_mended() throws IOException {
        Files.delete(first);
        files.open(RECOVERY).close();
        Tamper.write(second, Arrays.copyOf(FILE.bytes(), 40));
        files.open(RECOVERY).close();
        Tamper.write(first, new byte[0]);
        files.open(RECOVERY).close();
        assertThat(Tamper.read(first)).isEqualTo(FILE.bytes()).isEqualTo(Tamper.read(second));
    }

    @Test
    void a_newer_version_is_refused_and_left_alone_even_beside_an_old_copy() {
        byte[] newer = FILE.bytes().clone();
        newer[4] = 2;
        System.arraycopy(Sha256.of(Arrays.copyOf(newer, newer.length - Sha256.BYTES)), 0, newer, newer.length - Sha256.BYTES, Sha256.BYTES);
        Tamper.write(first, newer);
        assertThatThrownBy(() -> files.open(RECOVERY)).isInstanceOf(SottoException.Damaged.class).hasMessage("vault.newer");
        assertThat(Tamper.read(first)).isEqualTo(newer);
        assertThat(Tamper.read(second)).isEqualTo(FILE.bytes());
    }

    @Test
    void a_wrong_secret_mends_nothing() {
        Tamper.flip(first, 30);
        byte[] damaged = Tamper.read(first);
        assertThatThrownBy(() -> files.open(RecoveryKey.random(RANDOM))).isInstanceOf(SottoException.Locked.class).hasMessage("vault.wrongRecoveryKey");
        assertThat(Tamper.read(first)).isEqualTo(damaged);
    }
}
