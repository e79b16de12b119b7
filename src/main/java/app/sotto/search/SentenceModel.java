package app.sotto.search;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import app.sotto.model.SottoException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * One sentence-embedding network, read from the class path: text in, a vector of unit length out. Threads may share it.
 *
 * <p>A text is always run alone: the network is quantized dynamically, with one scale for a whole batch, so in a batch a
 * passage's vector would depend on its neighbours and on padding.
 */
final class SentenceModel implements AutoCloseable {
    /** Numbers in a vector. */
    static final int WIDTH = 384;
    private static final int MOST_PIECES = 512;

    /** How a text's vector is made of its pieces' vectors. */
    enum Pooling {
        /** The vector of the start mark. */
        FIRST,
        /** The mean over all pieces. */
        MEAN
    }

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final WordPieces pieces;
    private final Pooling pooling;

    /**
     * @param name of the resources {@code /name.onnx} and {@code /name-tokenizer.json}
     * @throws SottoException.Failed when they cannot be read
     */
    SentenceModel(String name, Pooling pooling) {
        this.pooling = pooling;
        try (InputStream network = SentenceModel.class.getResourceAsStream("/" + name + ".onnx");
                InputStream tokenizer = SentenceModel.class.getResourceAsStream("/" + name + "-tokenizer.json");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            if (network == null || tokenizer == null) {
                throw new SottoException.Failed("search.modelMissing");
            }
            pieces = new WordPieces(tokenizer);
            // Callers bring the threads; an arena would keep the largest text's memory for good.
            options.setIntraOpNumThreads(1);
            options.setCPUArenaAllocator(false);
            session = environment.createSession(network.readAllBytes(), options);
        } catch (IOException | OrtException e) {
            throw new SottoException.Failed(e, "search.modelMissing");
        }
    }

    float[] embed(String text) {
        long[] ids = pieces.ids(text, MOST_PIECES);
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor input = tensor(ids); OnnxTensor mask = tensor(ones); OnnxTensor types = tensor(new long[ids.length]);
                OrtSession.Result result = session.run(
                        Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types), Set.of("last_hidden_state"))) {
            float[][] states = ((float[][][]) result.get(0).getValue())[0];
            return unit(pooling == Pooling.FIRST ? states[0] : sum(states));
        } catch (OrtException e) {
            throw new SottoException.Failed(e, "search.modelFailed");
        }
    }

    WordPieces pieces() {
        return pieces;
    }

    private OnnxTensor tensor(long[] row) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(row), new long[] {1, row.length});
    }

    private static float[] sum(float[][] states) {
        float[] sum = new float[WIDTH];
        for (float[] state : states) {
            for (int i = 0; i < WIDTH; i++) {
                sum[i] += state[i];
            }
        }
        return sum;
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float v : vector) {
            squares += v * v;
        }
        float[] unit = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            unit[i] = (float) (vector[i] / Math.sqrt(squares));
        }
        return unit;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new SottoException.Failed(e, "search.modelFailed");
        }
    }
}
