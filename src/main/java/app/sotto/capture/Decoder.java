package app.sotto.capture;

import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalDouble;

/** A sound file being decoded, block by block, its channels mixed to their mean. Used by one thread. */
interface Decoder extends Closeable {
    /**
     * The next samples in -1..1, or null at the end. A block is at most about a second, so that memory stays bounded.
     *
     * @throws IOException when the file breaks off or cannot be decoded further
     */
    float[] next() throws IOException;

    /** Samples a second of the block last returned by {@link #next}; 0 before the first. */
    int rate();

    /** Length in seconds as the file tells it, where it does. */
    OptionalDouble seconds();

    /** How many damaged places were left out so far. */
    default int skipped() {
        return 0;
    }
}
