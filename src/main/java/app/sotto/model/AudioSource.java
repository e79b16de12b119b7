package app.sotto.model;

import java.io.Closeable;
import java.util.Optional;
import java.util.OptionalDouble;

/** Sound on its way in, from a microphone or a file: mono, 16 bit, {@link Sound#RATE} samples a second. One reader thread. */
public interface AudioSource extends Closeable {
    /**
     * Waits for sound and reads at most {@code into.length} samples.
     *
     * @return how many samples were read (at least 1), or -1 at the end, also where a file breaks off ({@link #note} then says so)
     * @throws SottoException.Failed when a device or a disk fails; the samples read before are good
     */
    int read(short[] into);

    /** What the user should be told once the end is reached, as a sentence: that the file broke off, or had damaged places. */
    default Optional<String> note() {
        return Optional.empty();
    }

    /** Ends a live source at this moment: what was heard before is still read, nothing after it. Any thread. */
    default void stop() {}

    /** Length in seconds, where it is known beforehand. */
    OptionalDouble seconds();
}
