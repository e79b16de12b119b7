package app.sotto.speech;

import app.sotto.model.Sound;
import java.util.Arrays;

/**
 * Tells speech in another language, which a recogniser of English turns into fluent nonsense: the sound is clear, there is
 * enough of it, and yet the decoder is unsure of nearly every token, or finds none. Speech that is hard to hear (far,
 * noisy) makes a decoder unsure too, so it is never taken for another language; its words are marked as doubtful instead.
 */
final class LanguageCheck {
    private static final double SECONDS_AT_LEAST = 2.5;
    private static final int TOKENS_AT_LEAST = 5;
    /** Measured mean log probabilities: clear English, accents and telephone included, -0.03 to -0.61; eight in ten of other languages below. */
    private static final double UNSURE = -0.85;
    /** Between syllables and pauses of clear speech; speech 10 dB over noise in a reverberant room has some 15. */
    private static final double CLEAR_DB = 20;
    private static final int FRAME = 512;

    private LanguageCheck() {}

    static boolean other(Decoded decoded, float[] samples) {
        boolean unlike = decoded.length() == 0 || decoded.length() >= TOKENS_AT_LEAST && decoded.meanLogProbability() < UNSURE;
        return unlike && samples.length >= SECONDS_AT_LEAST * Sound.RATE && range(samples) >= CLEAR_DB;
    }

    /** Decibels between the loud (90th percentile) and the quiet (10th) of frames of 32 ms. */
    static double range(float[] samples) {
        double[] levels = new double[samples.length / FRAME];
        for (int frame = 0; frame < levels.length; frame++) {
            double sum = 1e-9;
            for (int i = 0; i < FRAME; i++) {
                sum += samples[frame * FRAME + i] * samples[frame * FRAME + i];
            }
            levels[frame] = 10 * Math.log10(sum);
        }
        Arrays.sort(levels);
        return levels.length == 0 ? 0 : levels[levels.length * 9 / 10] - levels[levels.length / 10];
    }
}
