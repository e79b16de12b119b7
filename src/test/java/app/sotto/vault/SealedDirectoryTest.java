package app.sotto.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSLockFactory;
import org.apache.lucene.tests.store.BaseChunkedDirectoryTestCase;

/** Lucene's own suite for directories (JUnit 4), with its part for directories that keep their files in chunks of any size. */
public class SealedDirectoryTest extends BaseChunkedDirectoryTestCase {
    @Override
    protected Directory getDirectory(Path path, int chunk) throws IOException {
        return new SealedDirectory(path, FSLockFactory.getDefault(), new SealingKey(new byte[SealingKey.BYTES]),
                new BlockCache(1 << 20), Integer.highestOneBit(chunk));
    }
}
