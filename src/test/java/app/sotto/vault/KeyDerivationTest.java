package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.SottoException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyDerivationTest {
    private static final HexFormat HEX = HexFormat.of();

    /** The first 32 of the bytes that RFC 5869, appendix A, gives: HKDF's output of any length begins the same. */
    @ParameterizedTest
    @CsvSource({
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 000102030405060708090a0b0c, f0f1f2f3f4f5f6f7f8f9, "
                + "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf",
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, '', '', 8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"})
    void hkdf_gives_the_vectors_of_rfc_5869(String secret, String salt, String info, String expected) {
        try (SealingKey key = SealingKey.of(HEX.parseHex(secret), HEX.parseHex(salt), HEX.parseHex(info))) {
            assertThat(key.getEncoded()).isEqualTo(HEX.parseHex(expected));
        }
    }

    /** RFC 9106, section 5.3: the library, set as {@link Passphrase} sets it, with the secret and data that the vector needs. */
    @Test
    void argon2id_gives_the_vector_of_rfc_9106() {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32).withIterations(3).withParallelism(4).withSalt(repeat(2, 16)).withSecret(repeat(3, 8))
                .withAdditional(repeat(4, 12)).build());
        byte[] tag = new byte[32];
        argon2.generateBytes(repeat(1, 32), tag);
        assertThat(tag).isEqualTo(HEX.parseHex("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"));
    }

    /** A vector of the reference implementation's own tests (2 passes, 64 MiB, 1 lane). */
    @Test
    void our_argon2id_gives_the_reference_implementations_vector() {
        byte[] key = Passphrase.argon2id(ascii("password"), ascii("somesalt"), new KdfCost(64 * 1024, 2, 1));
        assertThat(key).isEqualTo(HEX.parseHex("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"));
    }

    @ParameterizedTest
    @CsvSource({"65535, 3, 1", "65536, 2, 1", "1048577, 3, 1", "65536, 17, 1", "65536, 3, 0", "0, 0, 0"})
    void a_cost_outside_the_allowed_is_refused(int memory, int passes, int lanes) {
        try (Passphrase passphrase = new Passphrase("correct horse".toCharArray(), KdfCost.STANDARD)) {
            assertThatThrownBy(() -> passphrase.derive(new byte[16], new KdfCost(memory, passes, lanes)))
                    .isInstanceOf(SottoException.Damaged.class);
        }
    }

    @Test
    void new_vaults_cost_256_mib_and_3_passes() {
        assertThat(KdfCost.STANDARD).isEqualTo(new KdfCost(262_144, 3, 1)).matches(KdfCost::allowed);
    }

    @Test
    void a_passphrase_typed_with_combining_accents_or_wide_letters_is_the_same() {
        byte[] salt = new byte[16];
        try (Passphrase composed = new Passphrase("caf\u00e9 table twelve".toCharArray(), TestVault.CHEAPEST);
                Passphrase combining = new Passphrase("cafe\u0301 \uff54able twelve".toCharArray(), TestVault.CHEAPEST);
                SealingKey one = composed.derive(salt, TestVault.CHEAPEST); SealingKey other = combining.derive(salt, TestVault.CHEAPEST)) {
            assertThat(one.getEncoded()).isEqualTo(other.getEncoded());
        }
    }

    @Test
    void a_wiped_key_is_of_no_use() {
        SealingKey key = new SealingKey(repeat(7, 32));
        key.close();
        assertThatThrownBy(key::getEncoded).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.derive("db")).isInstanceOf(IllegalStateException.class);
    }

    private static byte[] repeat(int value, int times) {
        byte[] bytes = new byte[times];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
