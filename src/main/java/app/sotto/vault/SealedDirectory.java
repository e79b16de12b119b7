package app.sotto.vault;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.LockFactory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * A Lucene directory whose files are sealed with AES-256-GCM in blocks, temporary files included; only their names (which
 * tell counts) and sizes are clear. A changed, cut or foreign file fails to open or to read with a
 * {@link org.apache.lucene.index.CorruptIndexException}; the index is a cache, so the caller then builds it anew. Lengths and
 * checksums are those of the plaintext. Thread-safe like any Lucene directory. The key belongs to the directory; closing it
 * wipes that and closes the files that are still open for reading.
 */
final class SealedDirectory extends FilterDirectory {
    static final int BLOCK = 16_384;
    /** Lies in the folder too, but is none of Lucene's files. */
    static final String KEY_FILE = "key";

    private final Path folder;
    private final SealingKey key;
    private final BlockCache cache;
    private final int blockSize;
    private final SecureRandom random = new SecureRandom();
    /** Names of files that are being written, which nobody may open yet; its own lock, held while a file is created or opened. */
    private final Set<String> writing = new HashSet<>();
    private final Set<SealedFile> reading = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    SealedDirectory(Path folder, LockFactory locks, SealingKey key, BlockCache cache, int blockSize) throws IOException {
        super(new NIOFSDirectory(folder, locks));
        this.folder = folder;
        this.key = key;
        this.cache = cache;
        this.blockSize = blockSize;
    }

    @Override
    public String[] listAll() throws IOException {
        return Stream.of(in.listAll()).filter(name -> !name.startsWith(KEY_FILE)).toArray(String[]::new);
    }

    @Override
    public long fileLength(String name) throws IOException {
        return SealedFile.plainLength(in.fileLength(name), blockSize);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        synchronized (writing) {
            return sealed(in.createOutput(name, context));
        }
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        synchronized (writing) {
            return sealed(in.createTempOutput(prefix, suffix, context));
        }
    }

    private IndexOutput sealed(IndexOutput out) throws IOException {
        writing.add(out.getName());
        SealedHeader header = SealedHeader.fresh(blockSize, random);
        return new SealedOutput(out, header, header.fileKey(key), blockSize, () -> finished(out.getName()));
    }

    private void finished(String name) {
        synchronized (writing) {
            writing.remove(name);
        }
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        ensureOpen();
        synchronized (writing) {
            if (writing.contains(name)) {
                throw new AccessDeniedException(name);
            }
            if (in.getPendingDeletions().contains(name)) {
                throw new NoSuchFileException(name);
            }
            SealedFile file = SealedFile.open(folder.resolve(name), key, cache, blockSize, reading::remove);
            reading.add(file);
            return new SealedInput(file);
        }
    }

    @Override
    protected void ensureOpen() {
        if (closed) {
            throw new AlreadyClosedException("the index is closed");
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (writing) {
            if (!closed) {
                closed = true;
                key.close();
                IOUtils.close(reading);
                in.close();
            }
        }
    }
}
