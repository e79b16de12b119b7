package app.sotto.speech;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import app.sotto.model.Engine;
import app.sotto.model.Progress;
import app.sotto.model.Sound;
import app.sotto.model.Span;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Finds where somebody speaks, with Silero VAD v6 (MIT). For one thread at a time.
 *
 * <p>The network looks at 32 ms with the 2 ms before it and carries a state along; the sound is read in pieces, so its
 * length does not matter for memory.
 */
public final class VoiceActivity implements AutoCloseable {
    private static final int FRAME = 512;
    /** Samples of the frame before that the network wants in front. */
    private static final int CONTEXT = 64;
    private static final int STATE = 2 * 128;
    private static final double FRAME_SECONDS = FRAME / (double) Sound.RATE;
    private final Path model;
    private OrtSession session;

    /** @param models the folder that holds {@code vad/}; the model is opened when it is first needed */
    public VoiceActivity(Path models) {
        model = models.resolve("vad").resolve("silero_vad_v6.onnx");
    }

    /**
     * The stretches of speech, in order, apart from each other, each at least some 0.1 s long: short answers are kept.
     *
     * @throws app.sotto.model.SottoException.Failed when the model cannot be read
     * @throws app.sotto.model.SottoException.Cancelled when the user stops it
     */
    public List<Span> speech(Sound sound, Progress progress) {
        return new SpeechEdges(FRAME_SECONDS, sound.seconds()).spans(probabilities(sound, progress));
    }

    public Engine engine() {
        return new Engine("Silero VAD", "6");
    }

    /** The probability of speech in each 32 ms. */
    float[] probabilities(Sound sound, Progress progress) {
        int frames = (int) ((sound.samples() + FRAME - 1) / FRAME);
        float[] probabilities = new float[frames];
        float[] input = new float[CONTEXT + FRAME];
        float[] frame = new float[FRAME];
        float[] state = new float[STATE];
        try (OnnxTensor rate = OnnxTensor.createTensor(Onnx.environment(), LongBuffer.wrap(new long[] {Sound.RATE}), new long[0])) {
            for (int i = 0; i < frames; i++) {
                if (i % 1000 == 0) {
                    progress.check();
                    progress.share(i / (double) frames);
                }
                sound.read((long) i * FRAME, frame);
                System.arraycopy(input, FRAME, input, 0, CONTEXT);
                System.arraycopy(frame, 0, input, CONTEXT, FRAME);
                probabilities[i] = step(input, state, rate);
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        return probabilities;
    }

    private float step(float[] input, float[] state, OnnxTensor rate) throws OrtException {
        if (session == null) {
            session = Onnx.open(Onnx.read(model), model);
        }
        try (OnnxTensor sound = OnnxTensor.createTensor(Onnx.environment(), FloatBuffer.wrap(input), new long[] {1, input.length});
                OnnxTensor before = OnnxTensor.createTensor(Onnx.environment(), FloatBuffer.wrap(state), new long[] {2, 1, 128});
                OrtSession.Result result = session.run(Map.of("input", sound, "state", before, "sr", rate))) {
            ((OnnxTensor) result.get(1)).getFloatBuffer().get(state);
            return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
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
