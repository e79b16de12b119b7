package app.sotto.speech;

import java.util.Arrays;

/**
 * What a decoder chose for a stretch of sound.
 *
 * @param tokens ids of word pieces, without the start and end marks
 * @param logProbabilities natural logarithm of each one's probability
 * @param ended whether the decoder said itself that it was done
 */
record Decoded(int[] tokens, double[] logProbabilities, boolean ended) {
    int length() {
        return tokens.length;
    }

    Decoded cut(int length) {
        return new Decoded(Arrays.copyOf(tokens, length), Arrays.copyOf(logProbabilities, length), ended);
    }

    /** Mean log probability; 0 when there are no tokens. */
    double meanLogProbability() {
        return Arrays.stream(logProbabilities).average().orElse(0);
    }
}
