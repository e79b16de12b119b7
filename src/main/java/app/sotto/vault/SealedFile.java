package app.sotto.vault;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.AEADBadTagException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.AlreadyClosedException;

/** A sealed index file that is open for reading, shared by an input, its clones and its slices. Thread-safe. */
final class SealedFile implements Closeable {
    private final String name;
    private final FileChannel channel;
    private final SealedHeader header;
    private final SealingKey key;
    private final UUID id;
    private final BlockCache cache;
    private final int blockSize;
    private final Consumer<SealedFile> whenClosed;
    private final long length;
    private final long last;
    private volatile boolean closed;

    private SealedFile(String name, FileChannel channel, SealedHeader header, SealingKey key, BlockCache cache, int blockSize,
            Consumer<SealedFile> whenClosed) throws IOException {
        this.name = name;
        this.channel = channel;
        this.header = header;
        this.key = key;
        this.id = header.fileId();
        this.cache = cache;
        this.blockSize = blockSize;
        this.whenClosed = whenClosed;
        this.length = plainLength(channel.size(), blockSize);
        this.last = Math.max(0, (length - 1) / blockSize);
    }

    /** Opens a file and authenticates its last block, so that a cut file is noticed at once. */
    static SealedFile open(Path path, SealingKey indexKey, BlockCache cache, int blockSize, Consumer<SealedFile> whenClosed)
            throws IOException {
        String name = path.getFileName().toString();
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            ByteBuffer bytes = ByteBuffer.allocate(SealedHeader.LENGTH);
            readFully(channel, bytes, 0, name);
            SealedHeader header = new SealedHeader(bytes.array());
            if (!header.fits(blockSize)) {
                throw new CorruptIndexException("not a sealed index file", name);
            }
            SealedFile file = new SealedFile(name, channel, header, header.fileKey(indexKey), cache, blockSize, whenClosed);
            file.block(file.last);
            return file;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The plaintext's length in a file of {@code size} bytes: what is left without the header and each block's tag. */
    static long plainLength(long size, int blockSize) throws IOException {
        long body = size - SealedHeader.LENGTH;
        if (body < Gcm.TAG) {
            throw new CorruptIndexException("cut before its first block", "sealed index file");
        }
        long sealedBlock = blockSize + Gcm.TAG;
        long blocks = (body + sealedBlock - 1) / sealedBlock;
        if (body - (blocks - 1) * sealedBlock < Gcm.TAG) {
            throw new CorruptIndexException("cut within a tag", "sealed index file");
        }
        return body - blocks * Gcm.TAG;
    }

    /** A block's plaintext, {@code blockSize} bytes but for the last one. Callers only read it. */
    byte[] block(long number) throws IOException {
        ensureOpen();
        BlockCache.Block asked = new BlockCache.Block(id, number);
        byte[] plain = cache.get(asked);
        if (plain == null) {
            plain = unlessClosed(number);
            cache.put(asked, plain);
        }
        return plain;
    }

    /** A file that is closed meanwhile, its key wiped, must not look damaged. */
    private byte[] unlessClosed(long number) throws IOException {
        try {
            return decrypt(number);
        } catch (IOException | IllegalStateException e) {
            ensureOpen();
            throw e;
        }
    }

    private byte[] decrypt(long number) throws IOException {
        int size = (int) Math.min(blockSize, length - number * blockSize) + Gcm.TAG;
        ByteBuffer sealed = ByteBuffer.allocate(size);
        readFully(channel, sealed, SealedHeader.LENGTH + number * (blockSize + Gcm.TAG), name);
        try {
            return Gcm.open(key, SealedHeader.nonce(number, number == last), header.bytes(), sealed.array(), 0, size);
        } catch (AEADBadTagException e) {
            throw new CorruptIndexException("block " + number + " does not authenticate", name, e);
        }
    }

    private static void readFully(FileChannel channel, ByteBuffer into, long from, String name) throws IOException {
        long at = from;
        while (into.hasRemaining()) {
            int read = channel.read(into, at);
            if (read < 0) {
                throw new EOFException("sealed index file ends early: " + name);
            }
            at += read;
        }
    }

    String name() {
        return name;
    }

    long length() {
        return length;
    }

    int blockSize() {
        return blockSize;
    }

    void ensureOpen() {
        if (closed) {
            throw new AlreadyClosedException("already closed: " + name);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            key.close();
            whenClosed.accept(this);
            channel.close();
        }
    }
}
