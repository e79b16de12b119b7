package app.sotto.eval;

import app.sotto.capture.SoundFile;
import app.sotto.model.AudioSource;
import app.sotto.model.Sound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A sound held in memory, for evaluations only. */
final class Clip implements Sound {
    private final short[] all;

    Clip(short[] all) {
        this.all = all;
    }

    /** Reads a sound file as the program itself does. */
    static Clip read(Path file) throws IOException {
        try (AudioSource source = SoundFile.open(file)) {
            short[] all = new short[1 << 16];
            short[] piece = new short[1 << 14];
            int length = 0;
            for (int count = source.read(piece); count >= 0; count = source.read(piece)) {
                all = length + count > all.length ? Arrays.copyOf(all, 2 * (length + count)) : all;
                System.arraycopy(piece, 0, all, length, count);
                length += count;
            }
            return new Clip(Arrays.copyOf(all, length));
        }
    }

    @Override
    public long samples() {
        return all.length;
    }

    @Override
    public void read(long position, float[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = position + i < all.length ? all[(int) position + i] / 32768f : 0;
        }
    }
}
