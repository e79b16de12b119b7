package app.sotto.vault;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSLockFactory;
import org.apache.lucene.tests.store.BaseDirectoryTestCase;

/** Lucene's own suite for directories (JUnit 4) with the block size that is used and a cache that holds two blocks. */
public class SealedDirectoryBlocksTest extends BaseDirectoryTestCase {
    @Override
    protected Directory getDirectory(Path path) throws IOException {
        return new SealedDirectory(path, FSLockFactory.getDefault(), new SealingKey(new byte[SealingKey.BYTES]),
                new BlockCache(2L * SealedDirectory.BLOCK), SealedDirectory.BLOCK);
    }
}
