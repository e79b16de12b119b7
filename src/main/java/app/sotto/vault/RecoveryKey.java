package app.sotto.vault;

import app.sotto.model.SottoException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;

/**
 * 160 random bits to be written down: 32 characters of Crockford's base 32 and 4 that check them (the first 20 bits of
 * SHA-256), in groups of four. Read back whatever the case and the spaces or hyphens, with O for 0 and I or L for 1.
 */
final class RecoveryKey implements Secret, AutoCloseable {
    private static final int BYTES = 20;
    private static final int CHARACTERS = 32;
    private static final int CHECK = 4;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final byte[] bytes;

    private RecoveryKey(byte[] bytes) {
        this.bytes = bytes;
    }

    static RecoveryKey random(SecureRandom random) {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        return new RecoveryKey(fresh);
    }

    /** @throws SottoException.Locked when it is not one: a character was left out or mistaken */
    static RecoveryKey parse(String typed) {
        String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").replace('O', '0').replace('I', '1').replace('L', '1');
        if (plain.length() != CHARACTERS + CHECK || !plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            throw new SottoException.Locked("vault.recoveryKeyMistyped");
        }
        BigInteger number = BigInteger.ZERO;
        for (char c : plain.substring(0, CHARACTERS).toCharArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(c)));
        }
        byte[] signed = number.toByteArray();
        byte[] bytes = new byte[BYTES];
        int length = Math.min(BYTES, signed.length);
        System.arraycopy(signed, signed.length - length, bytes, BYTES - length, length);
        RecoveryKey key = new RecoveryKey(bytes);
        if (!key.check().equals(plain.substring(CHARACTERS))) {
            throw new SottoException.Locked("vault.recoveryKeyMistyped");
        }
        return key;
    }

    /** As shown and printed: nine groups of four, joined by hyphens. */
    String text() {
        return (base32(bytes, CHARACTERS) + check()).replaceAll("(.{4})(?!$)", "$1-");
    }

    private String check() {
        return base32(Arrays.copyOf(Sha256.of(bytes), BYTES), CHARACTERS).substring(0, CHECK);
    }

    private static String base32(byte[] bytes, int characters) {
        BigInteger number = new BigInteger(1, bytes);
        StringBuilder out = new StringBuilder();
        for (int i = characters - 1; i >= 0; i--) {
            out.append(ALPHABET.charAt(number.shiftRight(5 * i).intValue() & 31));
        }
        return out.toString();
    }

    @Override
    public KeySlot.Type slotType() {
        return KeySlot.Type.RECOVERY;
    }

    @Override
    public KdfCost cost() {
        return KdfCost.NONE;
    }

    @Override
    public SealingKey derive(byte[] salt, KdfCost cost) {
        return SealingKey.of(bytes, salt, "recovery".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }
}
