package app.sotto.vault;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How a part ended that was finished: payload of its last record, and repeated in the session's key file so that cutting the
 * part is noticed. 64 bytes: records 8, samples 8, zeros 16, SHA-256 of all records' tags 32.
 */
record PartEnd(long records, long samples, byte[] tags) {
    static final int LENGTH = 64;

    byte[] bytes() {
        return ByteBuffer.allocate(LENGTH).putLong(records).putLong(samples).position(32).put(tags).array();
    }

    static PartEnd read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new PartEnd(in.getLong(), in.getLong(), Arrays.copyOfRange(bytes, 32, LENGTH));
    }

    boolean same(PartEnd other) {
        return Arrays.equals(bytes(), other.bytes());
    }
}
