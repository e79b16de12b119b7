package app.sotto.vault;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Ids as 16 bytes, most significant first. */
final class Ids {
    static final int BYTES = 16;

    /** Sixteen zero bytes: stands for "no chart" and "no parent". */
    static final UUID NONE = new UUID(0, 0);

    private Ids() {}

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
    }

    /** Reads an id at the buffer's position. */
    static UUID read(ByteBuffer from) {
        return new UUID(from.getLong(), from.getLong());
    }
}
