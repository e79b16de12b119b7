package app.sotto.search;

import java.util.List;

/**
 * Turns words into vectors whose dot product tells how alike they are in meaning (BAAI's bge-small-en-v1.5, English,
 * quantized). The network is read at first use, which takes about half a second. Threads may share it.
 */
public final class Embedder implements AutoCloseable {
    /** Numbers in a vector. */
    public static final int WIDTH = SentenceModel.WIDTH;
    /** What the model's authors put before a question, and not before a passage. */
    private static final String QUESTION = "Represent this sentence for searching relevant passages: ";

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

    /** The vectors of many passages in their order, on all cores; each is the same as {@link #passage} gives. */
    public List<float[]> passages(List<String> texts) {
        SentenceModel loaded = model();
        return texts.parallelStream().map(loaded::embed).toList();
    }

    private synchronized SentenceModel model() {
        if (model == null) {
            model = new SentenceModel("bge-small-en-v1.5-q", SentenceModel.Pooling.FIRST);
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
