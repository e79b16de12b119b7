package app.sotto.vault;

import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSLockFactory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * The charts' search indexes, {@code idx/<chart>/<epoch>/}: one sealed directory a chart, under a random key that lives for one
 * epoch. Lucene keeps deleted documents readable until a merge, so whatever erases or strikes content starts a new epoch,
 * which destroys the old key; the index is then built anew from the rows. Thread-safe.
 *
 * <p>An epoch's {@code key} file has 88 bytes: magic 8, chart id 16, epoch 4, nonce 12, key sealed with the chart's K_idx 32 +
 * tag 16. Associated data: the bytes before the nonce.
 */
final class SealedIndexes implements AutoCloseable {
    private static final byte[] MAGIC = "SIDXKEY\1".getBytes(StandardCharsets.US_ASCII);
    private static final int CLEAR = 8 + Ids.BYTES + Integer.BYTES;
    private static final int KEY_BYTES = CLEAR + Gcm.NONCE + SealingKey.BYTES + Gcm.TAG;

    private final VaultFolder folder;
    private final ChartKeys keys;
    private final SecureRandom random;
    private final BlockCache cache = new BlockCache(BlockCache.BYTES);
    private final Map<UUID, SealedDirectory> open = new HashMap<>();

    SealedIndexes(VaultFolder folder, ChartKeys keys, SecureRandom random) {
        this.folder = folder;
        this.keys = keys;
        this.random = random;
    }

    /**
     * The chart's index, empty when there is none yet. Closing what is returned changes nothing: its files stay open until their
     * readers are closed or the epoch ends.
     *
     * @throws SottoException.Damaged {@code vault.index.damaged} when the epoch's key does not authenticate: begin a new epoch
     */
    synchronized Directory open(UUID chart) {
        SealedDirectory directory = open.get(chart);
        if (directory == null) {
            directory = current(chart);
            open.put(chart, directory);
        }
        return new FilterDirectory(directory) {
            @Override
            public void close() {
                // others may read through the same directory
            }
        };
    }

    /** Destroys the chart's index with its key, then begins an empty one. Readers that are open on the old one fail from here on. */
    synchronized void newEpoch(UUID chart) {
        int next = epochs(chart).stream().mapToInt(SealedIndexes::number).max().orElse(0) + 1;
        erase(chart);
        begin(chart, next);
    }

    /** Destroys the chart's index with its keys. Does nothing when there is none. */
    synchronized void erase(UUID chart) {
        SealedDirectory directory = open.remove(chart);
        try {
            if (directory != null) {
                directory.close();
            }
            for (Path epoch : epochs(chart)) {
                destroy(epoch);
            }
            Files.deleteIfExists(folder.idx().resolve(chart.toString()));
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    private SealedDirectory current(UUID chart) {
        List<Path> epochs = epochs(chart);
        Path newest = epochs.stream().filter(epoch -> Files.exists(epoch.resolve(SealedDirectory.KEY_FILE)))
                .max(Comparator.comparingInt(SealedIndexes::number)).orElse(null);
        try {
            for (Path epoch : epochs) {
                if (!epoch.equals(newest)) {
                    destroy(epoch);
                }
            }
            Path current = newest == null ? begin(chart, 1) : newest;
            return new SealedDirectory(current, FSLockFactory.getDefault(), unwrap(chart, current), cache, SealedDirectory.BLOCK);
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    private Path begin(UUID chart, int number) {
        Path epoch = folder.idx().resolve(chart.toString()).resolve(Integer.toString(number));
        try {
            Files.createDirectories(epoch, folder.ownerOnly("rwx------"));
        } catch (IOException e) {
            throw folder.failure(e);
        }
        byte[] clear = clear(chart, epoch);
        byte[] nonce = new byte[Gcm.NONCE];
        random.nextBytes(nonce);
        byte[] fresh = new byte[SealingKey.BYTES];
        random.nextBytes(fresh);
        byte[] sealed = Gcm.seal(keys.key(chart, ChartKeys.INDEX), nonce, clear, fresh, 0, fresh.length);
        Arrays.fill(fresh, (byte) 0);
        folder.replace(epoch.resolve(SealedDirectory.KEY_FILE), ByteBuffer.allocate(KEY_BYTES).put(clear).put(nonce).put(sealed).array());
        return epoch;
    }

    private SealingKey unwrap(UUID chart, Path epoch) throws IOException {
        byte[] file = Files.readAllBytes(epoch.resolve(SealedDirectory.KEY_FILE));
        byte[] clear = clear(chart, epoch);
        if (file.length != KEY_BYTES || !Arrays.equals(clear, Arrays.copyOf(file, CLEAR))) {
            throw new SottoException.Damaged("vault.index.damaged");
        }
        byte[] nonce = Arrays.copyOfRange(file, CLEAR, CLEAR + Gcm.NONCE);
        try {
            return new SealingKey(Gcm.open(keys.key(chart, ChartKeys.INDEX), nonce, clear, file, CLEAR + Gcm.NONCE,
                    SealingKey.BYTES + Gcm.TAG));
        } catch (AEADBadTagException e) {
            throw new SottoException.Damaged(e, "vault.index.damaged");
        }
    }

    private static byte[] clear(UUID chart, Path epoch) {
        return ByteBuffer.allocate(CLEAR).put(MAGIC).put(Ids.bytes(chart)).putInt(number(epoch)).array();
    }

    private List<Path> epochs(UUID chart) {
        Path of = folder.idx().resolve(chart.toString());
        if (!Files.isDirectory(of)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(of)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("[1-9][0-9]{0,8}")).toList();
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    private static int number(Path epoch) {
        return Integer.parseInt(epoch.getFileName().toString());
    }

    private void destroy(Path epoch) throws IOException {
        folder.shred(epoch.resolve(SealedDirectory.KEY_FILE), random);
        try (Stream<Path> files = Files.list(epoch)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(epoch);
    }

    /** Closes all directories with the files that are read through them, and wipes what was decrypted. */
    @Override
    public synchronized void close() {
        try {
            IOUtils.close(open.values());
        } catch (IOException e) {
            throw folder.failure(e);
        } finally {
            open.clear();
            cache.close();
        }
    }
}
