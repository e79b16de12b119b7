package app.sotto.speech;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import app.sotto.model.Engine;
import app.sotto.model.Sound;
import app.sotto.model.Span;
import app.sotto.model.Token;
import app.sotto.model.Transcriber;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * English speech to words with Moonshine Tiny on the device. For one thread at a time; the models are opened when they
 * are first needed.
 */
public final class Moonshine implements Transcriber {
    /** Moonshine was trained to give at most some six and a half tokens a second; a loop gives more. */
    private static final double TOKENS_PER_SECOND = 6.5;
    private static final int TOKENS_AT_LEAST = 6;
    /** The encoder's convolutions need some length; a short answer stands in silence, as it was spoken. */
    private static final int SHORTEST = Sound.RATE;
    private final MoonshineModel model;
    private final Path script;
    private Words words;

    /** Without anything but the likeliest token at each step: the yardstick of evaluations. */
    public static Moonshine greedy(Path models) {
        return new Moonshine(models);
    }

    /** @param models the folder that holds {@code moonshine/} and {@code vocabulary/} */
    public Moonshine(Path models) {
        model = new MoonshineModel(models.resolve("moonshine"));
        script = models.resolve("vocabulary").resolve("llama-tokenizer.js");
    }

    /**
     * {@inheritDoc} Clear speech in another language is one token as {@code [other language, 12 s]}.
     *
     * @throws app.sotto.model.SottoException.Failed when a model cannot be read
     */
    @Override
    public List<Token> transcribe(Sound sound, Span span, int firstId) {
        if (words == null) {
            words = new Words(new Vocabulary(script));
        }
        float[] samples = sound.samplesOf(span);
        if (samples.length == 0) {
            return List.of();
        }
        Decoded decoded = decode(samples);
        return LanguageCheck.other(decoded, samples) ? List.of(OtherLanguage.mark(firstId, span.start(), span.end())) : words.tokens(decoded, span, firstId);
    }

    private Decoded decode(float[] samples) {
        float[] padded = samples.length < SHORTEST ? Arrays.copyOf(samples, SHORTEST) : samples;
        int most = TOKENS_AT_LEAST + (int) Math.ceil(samples.length * TOKENS_PER_SECOND / Sound.RATE);
        try (OrtSession.Result encoded = model.encode(padded);
                MoonshineModel.Decoding decoding = model.decoding((OnnxTensor) encoded.get(0))) {
            return Greedy.decode(decoding, most);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Engine engine() {
        return new Engine("Moonshine Tiny", "1");
    }

    @Override
    public void close() {
        model.close();
    }
}
