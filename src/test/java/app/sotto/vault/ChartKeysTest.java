package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.SottoException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartKeysTest {
    @TempDir
    Path home;

    private final SecureRandom random = new SecureRandom();
    private final UUID vaultId = UUID.randomUUID();
    private final byte[] wrap = SealingKey.random(random).getEncoded();
    private final UUID chart = UUID.randomUUID();
    private VaultFolder folder;

    @BeforeEach
    void create() {
        folder = new VaultFolder(home);
        folder.makeFolders();
        keys(vaultId).create(chart);
    }

    private ChartKeys keys(UUID vault) {
        return new ChartKeys(folder, vault, new SealingKey(wrap.clone()), random);
    }

    @Test
    void a_key_file_has_81_bytes_and_gives_one_key_a_purpose() {
        assertThat(Tamper.read(folder.chartKey(chart))).hasSize(81);
        byte[] field = keys(vaultId).key(chart, ChartKeys.FIELD).getEncoded();
        assertThat(keys(vaultId).key(chart, ChartKeys.FIELD).getEncoded()).isEqualTo(field);
        assertThat(keys(vaultId).key(chart, ChartKeys.RECORDING).getEncoded()).isNotEqualTo(field);
    }

    @Test
    void every_flipped_byte_and_every_cut_is_noticed() {
        byte[] good = Tamper.read(folder.chartKey(chart));
        for (int at = 0; at < good.length; at++) {
            Tamper.flip(folder.chartKey(chart), at);
            assertDamaged(keys(vaultId), chart);
            Tamper.write(folder.chartKey(chart), java.util.Arrays.copyOf(good, at));
            assertDamaged(keys(vaultId), chart);
            Tamper.write(folder.chartKey(chart), good);
        }
        keys(vaultId).key(chart, ChartKeys.FIELD);
    }

    @Test
    void a_key_file_fits_neither_another_chart_nor_another_vault() {
        UUID other = UUID.randomUUID();
        Tamper.write(folder.chartKey(other), Tamper.read(folder.chartKey(chart)));
        assertDamaged(keys(vaultId), other);
        assertDamaged(keys(UUID.randomUUID()), chart);
    }

    @Test
    void an_erased_key_is_gone_from_the_folder_and_from_memory() {
        ChartKeys keys = keys(vaultId);
        SealingKey field = keys.key(chart, ChartKeys.FIELD);
        keys.erase(chart);
        assertThat(folder.chartKey(chart)).doesNotExist();
        assertThat(field.isDestroyed()).isTrue();
        assertThatThrownBy(() -> keys.key(chart, ChartKeys.FIELD)).isInstanceOf(SottoException.Damaged.class).hasMessage("vault.chartKeyMissing");
    }

    @Test
    void closing_wipes_every_key() {
        ChartKeys keys = keys(vaultId);
        SealingKey field = keys.key(chart, ChartKeys.FIELD);
        keys.close();
        assertThat(field.isDestroyed()).isTrue();
    }

    private static void assertDamaged(ChartKeys keys, UUID chart) {
        assertThatThrownBy(() -> keys.key(chart, ChartKeys.FIELD)).isInstanceOf(SottoException.Damaged.class).hasMessage("vault.chartKeyDamaged");
    }
}
