package app.sotto.search;

import app.sotto.model.Engine;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Turns words into vectors whose dot product tells how alike they are in meaning (BAAI's bge-small-en-v1.5, English,
 * quantized). The network is read at first use, which takes about a second. Threads may share it.
 */
public final class Embedder implements AutoCloseable {
    /** Numbers in a vector. */
    public static final int WIDTH = SentenceModel.WIDTH;
    /** What the model's authors put before a question, and not before a passage. */
    private static final String QUESTION = "Represent this sentence for searching relevant passages: ";

    private static final String NAME = "bge-small-en-v1.5-q";
    /** Of what is made of the network's output here; the network's own is in its name. */
    private static final String VERSION = "1";
    /** Texts read at once: each needs up to 80 MB while it is read. */
    private static final int THREADS = 2;

    private SentenceModel model;

    /** Cheap: nothing is read yet. */
    public Embedder() {}

    /** The vector of a passage, of unit length; words beyond the first 510 pieces or so are not seen. */
    public float[] passage(String text) {
        return model().embed(text);
    }

    /** The vector of a question, of unit length, to be compared with passages. */
    public float[] query(String text) {
        return model().embed(QUESTION + text);
    }

    /** The vectors of many passages in their order, two at a time; each is the same as {@link #passage} gives. */
    public List<float[]> passages(List<String> texts) {
        SentenceModel loaded = model();
        float[][] vectors = new float[texts.size()][];
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, THREADS).parallel().forEach(thread -> {
            for (int i = next.getAndIncrement(); i < vectors.length; i = next.getAndIncrement()) {
                vectors[i] = loaded.embed(texts.get(i));
            }
        });
        return Arrays.asList(vectors);
    }

    /** What makes the vectors; those of different engines must not be compared. */
    public Engine engine() {
        return new Engine(NAME, VERSION);
    }

    WordPieces vocabulary() {
        return model().pieces();
    }

    private synchronized SentenceModel model() {
        if (model == null) {
            model = new SentenceModel(NAME, SentenceModel.Pooling.FIRST);
        }
        return model;
    }

    /** Lets the network go; used again, it is read again. No other thread may be using it. */
    @Override
    public synchronized void close() {
        if (model != null) {
            model.close();
            model = null;
        }
    }
}
