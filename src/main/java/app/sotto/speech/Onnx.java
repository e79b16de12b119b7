package app.sotto.speech;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens models in the process's one ONNX Runtime environment, on {@code -Dsotto.threads} (2) processor threads. ONNX
 * Runtime opens no network connection; its telemetry, which only exists on Windows, is turned off.
 */
final class Onnx {
    private static final int THREADS = Integer.getInteger("sotto.threads", 2);

    private Onnx() {}

    static OrtEnvironment environment() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "sotto");
        try {
            environment.setTelemetry(false);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        return environment;
    }

    /** Reads a model file. @throws SottoException.Failed when it is missing or unreadable */
    static byte[] read(Path model) {
        try {
            return Files.readAllBytes(model);
        } catch (IOException e) {
            throw new SottoException.Failed(e, "speech.model", model.getFileName());
        }
    }

    /**
     * Opens a model given as bytes.
     *
     * @param name the file's name, for the message
     * @throws SottoException.Failed when it is no model
     */
    static OrtSession open(byte[] model, Path name) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(THREADS);
            options.setInterOpNumThreads(1);
            // Spans differ in length, and an arena keeps a block for every length that it has seen.
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            // Weights are widened once at opening; kept as int8 they would be widened anew at every token.
            options.addConfigEntry("session.disable_quant_qdq", "1");
            // Threads that wait by spinning take the processor from whatever else the machine does.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return environment().createSession(model, options);
        } catch (OrtException e) {
            throw new SottoException.Failed(e, "speech.model", name.getFileName());
        }
    }
}
