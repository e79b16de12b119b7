package app.sotto.vault;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * What the database says of itself in one sealed row, changed in the same transaction as the rows.
 *
 * @param sum sum over all rows of HMAC(K_seal, table ‖ id ‖ SHA-256(body)), modulo 2^256: a row put back, replaced or taken out
 *     by hand changes it. A sum and not a hash chain, so that a write costs the same however many rows there are.
 * @param generation how often the database was changed
 * @param audited how many audit entries there are
 * @param lastAudit code of the last audit entry, 32 bytes
 */
record Seal(BigInteger sum, long generation, long audited, byte[] lastAudit) {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
    static final Seal EMPTY = new Seal(BigInteger.ZERO, 0, 0, new byte[Hmac.BYTES]);

    Seal with(byte[] rowCode) {
        return new Seal(sum.add(new BigInteger(1, rowCode)).mod(MODULUS), generation, audited, lastAudit);
    }

    Seal without(byte[] rowCode) {
        return new Seal(sum.subtract(new BigInteger(1, rowCode)).mod(MODULUS), generation, audited, lastAudit);
    }

    Seal withAudit(byte[] code) {
        return new Seal(sum, generation, audited + 1, code);
    }

    Seal next() {
        return new Seal(sum, generation + 1, audited, lastAudit);
    }

    /** 80 bytes: sum 32, generation 8, audited 8, lastAudit 32. */
    byte[] bytes() {
        byte[] signed = sum.toByteArray();
        int length = Math.min(32, signed.length);
        return ByteBuffer.allocate(80).position(32 - length).put(signed, signed.length - length, length)
                .putLong(generation).putLong(audited).put(lastAudit).array();
    }

    static Seal read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] sum = new byte[32];
        byte[] lastAudit = new byte[Hmac.BYTES];
        in.get(sum);
        long generation = in.getLong();
        long audited = in.getLong();
        in.get(lastAudit);
        return new Seal(new BigInteger(1, sum), generation, audited, lastAudit);
    }
}
