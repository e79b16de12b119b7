package app.sotto.speech;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import app.sotto.model.Sound;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * What tells voices apart: the output of the first transformer layer of Moonshine's encoder, which still hears who
 * speaks (its last layer hears what is said). For one thread at a time; the model is opened when it is first needed.
 */
public final class VoiceFeatures implements AutoCloseable {
    /** Numbers in a state. */
    static final int WIDTH = 288;
    /** Seconds from one state to the next. */
    static final double STEP = 384.0 / Sound.RATE;
    private static final String LAYER = "/layers.0/Add_1_output_0";
    private static final int SHORTEST = Sound.RATE / 4;
    private final Path model;
    private OrtSession session;

    /** @param models the folder that holds {@code moonshine/} */
    public VoiceFeatures(Path models) {
        model = models.resolve("moonshine").resolve("encoder_model.onnx");
    }

    /**
     * The states of a stretch of sound, ready for pooling.
     *
     * @param samples at most some 15 s at 16 kHz, -1..1 (the network's cost grows with the square)
     * @throws app.sotto.model.SottoException.Failed when the model cannot be read
     */
    public VoiceStates states(float[] samples) {
        float[] padded = samples.length < SHORTEST ? java.util.Arrays.copyOf(samples, SHORTEST) : samples;
        try {
            if (session == null) {
                session = Onnx.open(HiddenOutput.append(Onnx.read(model), LAYER), model);
            }
            try (OnnxTensor input = OnnxTensor.createTensor(Onnx.environment(), FloatBuffer.wrap(padded), new long[] {1, padded.length});
                    OrtSession.Result result = session.run(Map.of("input_values", input), java.util.Set.of(LAYER))) {
                return new VoiceStates(((OnnxTensor) result.get(0)).getFloatBuffer(), samples.length);
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (session != null) {
                session.close();
                session = null;
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
