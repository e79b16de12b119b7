package app.sotto.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A file that only takes up room, so that a disk that fills up during a session can give some back: first nearly all of it, for
 * about half an hour more of sound, then the rest, to finish cleanly.
 */
final class Ballast {
    static final long FULL = 64L << 20;
    static final long REST = 1L << 20;

    private final VaultFolder folder;
    private final Path file;
    private final long most;

    Ballast(VaultFolder folder, long most) {
        this.folder = folder;
        this.file = folder.home().resolve("ballast");
        this.most = most;
    }

    /**
     * Takes up the room, but no more than a quarter of what is left. Random bytes, since some file systems compress.
     *
     * @throws IOException when the disk fails
     */
    synchronized void fill() throws IOException {
        if (Files.exists(file) && Files.size(file) > REST) {
            return;
        }
        long full = Math.min(most, Files.getFileStore(folder.home()).getUsableSpace() / 4);
        SplittableRandom random = new SplittableRandom();
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                folder.ownerOnly("rw-------"))) {
            while (channel.position() < full) {
                byte[] some = new byte[(int) Math.min(1 << 20, full - channel.position())];
                random.nextBytes(some);
                ByteBuffer bytes = ByteBuffer.wrap(some);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            channel.force(true);
        } catch (IOException e) {
            drop();
            throw e;
        }
    }

    /** Gives back all but the rest. @return whether there was anything to give */
    synchronized boolean shrink() throws IOException {
        if (!Files.exists(file) || Files.size(file) <= REST) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(REST);
            channel.force(true);
        }
        return true;
    }

    /** Gives back what is left. */
    synchronized void drop() throws IOException {
        Files.deleteIfExists(file);
    }
}
