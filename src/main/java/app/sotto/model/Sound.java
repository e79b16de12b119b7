package app.sotto.model;

/** Recorded sound that can be read at any place: mono, 16,000 samples a second. Implementations may be used by one thread at a time. */
public interface Sound extends AutoCloseable {
    int RATE = 16_000;

    /** Number of samples. */
    long samples();

    /**
     * Reads samples from {@code position} on into {@code into} from its start, as floats in -1..1; past the end of the
     * sound the array is filled with silence.
     */
    void read(long position, float[] into);

    /** Length in seconds. */
    default double seconds() {
        return samples() / (double) RATE;
    }

    /** The samples of a span, cut to whole samples. */
    default float[] samplesOf(Span span) {
        long from = Math.max(0, Math.round(span.start() * RATE));
        long to = Math.min(samples(), Math.round(span.end() * RATE));
        float[] out = new float[(int) Math.max(0, to - from)];
        read(from, out);
        return out;
    }

    /** Lets go of what reading it holds, such as open files. */
    @Override
    default void close() {}
}
