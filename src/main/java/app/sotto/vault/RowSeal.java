package app.sotto.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.AEADBadTagException;

/**
 * How a row's body is sealed: version 1, nonce 12 (random), ciphertext, tag 16. The plaintext is its length 4, itself, and
 * zeros up to a multiple of 256 bytes (of 4,096 from 64 KiB on), so that sizes tell little. Associated data:
 * {@code "v1|table|body|"}, row id 16, chart id 16 (zeros for a row of the practice), so that a body fits its own row alone.
 * A key stays far below the 2^32 random nonces of NIST SP 800-38D: it seals under 2^24 rows. Thread-safe.
 */
record RowSeal(SecureRandom random) {
    private static final byte VERSION = 1;
    private static final int HEADER = 1 + Gcm.NONCE;
    private static final int COARSE_FROM = 64 * 1024;

    byte[] seal(SealingKey key, String table, UUID id, UUID chart, byte[] plain) {
        byte[] nonce = new byte[Gcm.NONCE];
        random.nextBytes(nonce);
        byte[] padded = ByteBuffer.allocate(padded(Integer.BYTES + plain.length)).putInt(plain.length).put(plain).array();
        byte[] sealed = Gcm.seal(key, nonce, associated(table, id, chart), padded, 0, padded.length);
        Arrays.fill(padded, (byte) 0);
        return ByteBuffer.allocate(HEADER + sealed.length).put(VERSION).put(nonce).put(sealed).array();
    }

    /** @throws AEADBadTagException when it was changed, or belongs to another row, table, chart or key */
    byte[] open(SealingKey key, String table, UUID id, UUID chart, byte[] body) throws AEADBadTagException {
        if (body.length < HEADER + Gcm.TAG || body[0] != VERSION) {
            throw new AEADBadTagException("not a sealed row");
        }
        byte[] nonce = Arrays.copyOfRange(body, 1, HEADER);
        byte[] padded = Gcm.open(key, nonce, associated(table, id, chart), body, HEADER, body.length - HEADER);
        int length = ByteBuffer.wrap(padded).getInt();
        return Arrays.copyOfRange(padded, Integer.BYTES, Integer.BYTES + length);
    }

    private static int padded(int length) {
        int step = length < COARSE_FROM ? 256 : 4096;
        return Math.addExact(length, step - 1) / step * step;
    }

    private static byte[] associated(String table, UUID id, UUID chart) {
        byte[] name = ("v1|" + table + "|body|").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(name.length + 2 * Ids.BYTES).put(name).put(Ids.bytes(id)).put(Ids.bytes(chart)).array();
    }
}
