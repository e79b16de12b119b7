package app.sotto.speech;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The two networks of Moonshine Tiny (Jeffries et al. 2024, arXiv 2410.15608; the int8 export): an encoder from samples
 * to one state of 288 numbers every 24 ms, and a decoder from these and the tokens so far to the next token, which keeps
 * the keys and values of past steps. For one thread at a time; opened when first needed.
 */
final class MoonshineModel implements AutoCloseable {
    static final int START = 1;
    static final int END = 2;
    private static final int LAYERS = 6;
    private static final String[] SIDES = {"decoder.key", "decoder.value", "encoder.key", "encoder.value"};
    private static final long[] EMPTY = {0, 8, 1, 36};
    private final Path folder;
    private OrtSession encoder;
    private OrtSession decoder;

    MoonshineModel(Path folder) {
        this.folder = folder;
    }

    /** The encoder's states of samples at 16 kHz, -1..1: [1, T, 288]. The caller closes the result. */
    OrtSession.Result encode(float[] samples) throws OrtException {
        if (encoder == null) {
            encoder = open("encoder_model.onnx");
        }
        try (OnnxTensor input = OnnxTensor.createTensor(environment(), FloatBuffer.wrap(samples), new long[] {1, samples.length})) {
            return encoder.run(Map.of("input_values", input));
        }
    }

    /** Begins to decode. */
    Decoding decoding(OnnxTensor states) throws OrtException {
        if (decoder == null) {
            decoder = open("decoder_model_merged.onnx");
        }
        return new Decoding(states);
    }

    private OrtSession open(String name) {
        Path file = folder.resolve(name);
        return Onnx.open(Onnx.read(file), file);
    }

    private static OrtEnvironment environment() {
        return Onnx.environment();
    }

    @Override
    public void close() {
        try {
            if (encoder != null) {
                encoder.close();
                encoder = null;
            }
            if (decoder != null) {
                decoder.close();
                decoder = null;
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One sequence being decoded, token by token. */
    final class Decoding implements AutoCloseable {
        private final OnnxTensor states;
        /** Holds the encoder's keys and values, which never change. */
        private OrtSession.Result first;
        private OrtSession.Result last;

        private Decoding(OnnxTensor states) {
            this.states = states;
        }

        /** Feeds a token ({@link #START} first) and gives the scores (not normalised) of each possible next one. */
        float[] next(int token) throws OrtException {
            Map<String, OnnxTensor> inputs = new HashMap<>();
            try (OnnxTensor ids = OnnxTensor.createTensor(environment(), LongBuffer.wrap(new long[] {token}), new long[] {1, 1});
                    OnnxTensor cached = OnnxTensor.createTensor(environment(), new boolean[] {first != null});
                    OnnxTensor none = OnnxTensor.createTensor(environment(), FloatBuffer.allocate(0), EMPTY)) {
                inputs.put("input_ids", ids);
                inputs.put("use_cache_branch", cached);
                inputs.put("encoder_hidden_states", states);
                for (int layer = 0; layer < LAYERS; layer++) {
                    for (String side : SIDES) {
                        String name = "." + layer + "." + side;
                        OrtSession.Result from = side.startsWith("encoder") ? first : last;
                        inputs.put("past_key_values" + name, from == null ? none : (OnnxTensor) from.get("present" + name).orElseThrow());
                    }
                }
                OrtSession.Result result = decoder.run(inputs);
                keep(result);
            }
            FloatBuffer scores = ((OnnxTensor) last.get("logits").orElseThrow()).getFloatBuffer();
            float[] out = new float[scores.remaining()];
            scores.get(out);
            return out;
        }

        private void keep(OrtSession.Result result) {
            if (first == null) {
                first = result;
            } else if (last != first) {
                last.close();
            }
            last = result;
        }

        @Override
        public void close() {
            if (last != null && last != first) {
                last.close();
            }
            if (first != null) {
                first.close();
            }
        }
    }
}
