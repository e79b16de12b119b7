package app.sotto.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.FSLockFactory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.tests.store.MockDirectoryWrapper;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;

/** What was committed is there after a crash, whatever became of the rest (JUnit 4, for Lucene's own crash wrapper). */
public class SealedDirectoryCrashTest extends LuceneTestCase {
    private static final int ROUNDS = 20;

    public void test_lucenes_own_crashes_leave_the_last_commit() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            MockDirectoryWrapper directory = new MockDirectoryWrapper(random(), sealed(createTempDir()));
            int committed = writeUntilDeath(directory, directory::crash);
            directory.clearCrash();
            directory.setCheckIndexOnClose(false);
            assertEquals(committed, documents(directory));
            directory.close();
        }
    }

    /** Below the sealing: what was not forced to the disk before the power went is cut, zeroed or gone there. */
    public void test_a_power_cut_under_the_sealed_files_leaves_the_last_commit() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            Path folder = createTempDir();
            Unsynced directory = new Unsynced(sealed(folder));
            int committed = writeUntilDeath(directory, () -> {
                for (String name : directory.names) {
                    ruin(folder.resolve(name));
                }
            });
            try (SealedDirectory again = sealed(folder)) {
                assertEquals(committed, documents(again));
            }
        }
    }

    private interface Death {
        void come() throws IOException;
    }

    /** Commits now and then and dies at some point between; returns how many documents the last commit had. */
    private static int writeUntilDeath(FilterDirectory directory, Death death) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE).setMaxBufferedDocs(7).setCommitOnClose(false);
        IndexWriter writer = new IndexWriter(directory, config);
        int committed = 0;
        int added = 0;
        for (int steps = TestUtil.nextInt(random(), 30, 120); steps > 0 || committed == 0; steps--) {
            Document document = new Document();
            document.add(new StringField("id", Integer.toString(added++), Field.Store.YES));
            writer.addDocument(document);
            if (random().nextInt(15) == 0) {
                writer.commit();
                committed = added;
            }
        }
        death.come();
        try {
            writer.rollback();
        } catch (IOException | RuntimeException e) {
            // the files are gone from under it
        }
        return committed;
    }

    private static int documents(FilterDirectory directory) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            for (int i = 0; i < reader.maxDoc(); i++) {
                assertEquals(Integer.toString(i), reader.storedFields().document(i).get("id"));
            }
            return reader.numDocs();
        }
    }

    private static void ruin(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        switch (random().nextInt(3)) {
            case 0 -> Files.delete(file);
            case 1 -> Files.write(file, new byte[(int) Files.size(file)]);
            default -> {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate((long) (random().nextDouble() * channel.size()));
                }
            }
        }
    }

    private static SealedDirectory sealed(Path folder) throws IOException {
        return new SealedDirectory(folder, FSLockFactory.getDefault(), new SealingKey(new byte[SealingKey.BYTES]), new BlockCache(1 << 20),
                SealedDirectory.BLOCK);
    }

    /** Keeps in mind which files were written and not yet forced to the disk. */
    private static final class Unsynced extends FilterDirectory {
        private final Set<String> names = new HashSet<>();

        Unsynced(SealedDirectory sealed) {
            super(sealed);
        }

        @Override
        public synchronized IndexOutput createOutput(String name, IOContext context) throws IOException {
            names.add(name);
            return super.createOutput(name, context);
        }

        @Override
        public synchronized void sync(Collection<String> synced) throws IOException {
            super.sync(synced);
            names.removeAll(synced);
        }

        @Override
        public synchronized void rename(String from, String to) throws IOException {
            super.rename(from, to);
            if (names.remove(from)) {
                names.add(to);
            }
        }
    }
}
