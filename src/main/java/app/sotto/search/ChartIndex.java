package app.sotto.search;

import app.sotto.model.SottoException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;

/**
 * The index of one chart. One thread writes at a time; those who search hold a {@link Snapshot}, which later writing does
 * not change.
 */
final class ChartIndex implements AutoCloseable {
    private final Directory directory;
    /** Null as long as nothing was ever written. */
    private DirectoryReader reader;
    private Map<IndexReader.CacheKey, SignCodes> codes = Map.of();

    /**
     * What the index held at one moment.
     *
     * @param codes the sign codes of each segment
     */
    record Snapshot(DirectoryReader reader, Map<IndexReader.CacheKey, SignCodes> codes) implements AutoCloseable {
        @Override
        public void close() {
            attempt(() -> {
                reader.decRef();
                return null;
            });
        }
    }

    /**
     * @param directory closed with this object, also when it cannot be read
     * @throws SottoException.Damaged when it cannot be read: an index is a cache, to be made anew
     */
    ChartIndex(Directory directory) {
        this.directory = directory;
        try {
            attempt(() -> {
                if (DirectoryReader.indexExists(directory)) {
                    show(DirectoryReader.open(directory));
                }
                return null;
            });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Takes out what the terms name, puts the documents in, and makes both durable; the cost does not depend on what is there. */
    synchronized void replace(List<Term> out, List<Document> in) {
        attempt(() -> {
            // All or nothing: closing after a failure must not keep the half that was done.
            IndexWriterConfig config = new IndexWriterConfig(Words.ANALYZER).setMergeScheduler(new SerialMergeScheduler()).setCommitOnClose(false);
            try (IndexWriter writer = new IndexWriter(directory, config)) {
                writer.deleteDocuments(out.toArray(Term[]::new));
                writer.addDocuments(in);
                writer.commit();
            }
            DirectoryReader now = reader == null ? DirectoryReader.open(directory) : DirectoryReader.openIfChanged(reader);
            if (now != null) {
                show(now);
            }
            return null;
        });
    }

    private void show(DirectoryReader now) throws IOException {
        DirectoryReader unneeded = now;
        try {
            codes = codes(now);
            unneeded = reader;
            reader = now;
        } finally {
            if (unneeded != null) {
                unneeded.decRef();
            }
        }
    }

    /** The codes of each segment; those of segments known before are not read again. */
    private Map<IndexReader.CacheKey, SignCodes> codes(DirectoryReader now) throws IOException {
        Map<IndexReader.CacheKey, SignCodes> all = new HashMap<>();
        for (LeafReaderContext leaf : now.leaves()) {
            IndexReader.CacheKey key = leaf.reader().getCoreCacheHelper().getKey();
            SignCodes known = codes.get(key);
            all.put(key, known != null ? known : new SignCodes(leaf.reader()));
        }
        return Map.copyOf(all);
    }

    /** What there is now, to be closed after use; null when nothing was ever written. */
    synchronized Snapshot snapshot() {
        if (reader == null) {
            return null;
        }
        reader.incRef();
        return new Snapshot(reader, codes);
    }

    /** Reads every byte. @throws SottoException.Damaged when one is not as it was written */
    synchronized void verify() {
        attempt(() -> {
            if (reader != null) {
                for (LeafReaderContext leaf : reader.leaves()) {
                    leaf.reader().checkIntegrity();
                }
            }
            return null;
        });
    }

    @Override
    public synchronized void close() {
        attempt(() -> {
            if (reader != null) {
                reader.decRef();
                reader = null;
            }
            codes = Map.of();
            directory.close();
            return null;
        });
    }

    /** Work on an index's files. */
    interface Work<R> {
        R run() throws IOException;
    }

    /** Does it; a file that is not as it was written is damage, any other failure of input or output is not. */
    static <R> R attempt(Work<R> work) {
        try {
            return work.run();
        } catch (CorruptIndexException | IndexFormatTooNewException | IndexFormatTooOldException | EOFException | NoSuchFileException
                | FileNotFoundException e) {
            throw new SottoException.Damaged(e, "search.indexDamaged");
        } catch (IOException e) {
            throw new SottoException.Failed(e, "search.indexFailed");
        }
    }
}
