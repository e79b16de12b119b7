package app.sotto.vault;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.UUID;

/**
 * The decrypted blocks of all indexes of a vault that were used last, since the operating system's cache holds ciphertext
 * only. One per vault; emptied and wiped when the vault is closed. Thread-safe.
 */
final class BlockCache implements AutoCloseable {
    /** What two readers of one vault keep hot without crowding the models out of memory. */
    static final long BYTES = 128L << 20;

    private final LinkedHashMap<Block, byte[]> blocks = new LinkedHashMap<>(1024, 0.75f, true);
    private final long limit;
    private long held;
    private boolean closed;

    BlockCache(long limit) {
        this.limit = limit;
    }

    /** One block of a file; the file is known by its random salt, so a name that is used again is another file. */
    record Block(UUID file, long number) {}

    /** The block, or null when it is not held. Callers only read the array. */
    synchronized byte[] get(Block block) {
        return blocks.get(block);
    }

    synchronized void put(Block block, byte[] plain) {
        if (closed) {
            return;
        }
        byte[] before = blocks.put(block, plain);
        held += plain.length - (before == null ? 0 : before.length);
        var eldest = blocks.entrySet().iterator();
        while (held > limit && eldest.hasNext()) {
            held -= eldest.next().getValue().length;
            eldest.remove();
        }
    }

    synchronized long held() {
        return held;
    }

    /** Wipes what is held, and holds nothing from then on. Close the files first: their readers would read zeros. */
    @Override
    public synchronized void close() {
        closed = true;
        blocks.values().forEach(plain -> Arrays.fill(plain, (byte) 0));
        blocks.clear();
        held = 0;
    }
}
