package app.sotto.model;

import java.io.Closeable;
import java.util.OptionalDouble;

/** Sound on its way in, from a microphone or a file: mono, 16 bit, {@link Sound#RATE} samples a second. One reader thread. */
public interface AudioSource extends Closeable {
    /**
     * Waits for sound and reads at most {@code into.length} samples.
     *
     * @return how many samples were read (at least 1), or -1 at the end
     * @throws SottoException.BadInput when a file breaks off or cannot be decoded further; the samples read before are good
     */
    int read(short[] into);

    /** Length in seconds, where it is known beforehand. */
    OptionalDouble seconds();
}
