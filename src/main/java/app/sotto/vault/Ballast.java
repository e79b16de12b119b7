package app.sotto.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/**
 * A file that only takes up room, so that a disk that fills up during a session can give some back: first nearly all of it, for
 * about half an hour more of sound, then the rest, to finish cleanly.
 */
final class Ballast {
    static final long FULL = 64L << 20;
    static final long REST = 1L << 20;

    private final Path file;
    private final long full;

    Ballast(Path file, long full) {
        this.file = file;
        this.full = full;
    }

    /** Takes up the room. Random bytes, since some file systems compress. @throws IOException when there is not so much left */
    void fill() throws IOException {
        if (Files.exists(file) && Files.size(file) >= full) {
            return;
        }
        SplittableRandom random = new SplittableRandom();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
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
    boolean shrink() throws IOException {
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
    void drop() throws IOException {
        Files.deleteIfExists(file);
    }
}
