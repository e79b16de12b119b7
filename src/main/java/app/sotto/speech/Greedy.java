package app.sotto.speech;

import ai.onnxruntime.OrtException;
import java.util.Arrays;

/** Takes the likeliest token at each step. */
final class Greedy {
    private Greedy() {}

    /** Decodes at most {@code most} tokens; a loop ends it, with one copy of what came round. */
    static Decoded decode(MoonshineModel.Decoding decoding, int most) throws OrtException {
        int[] tokens = new int[most];
        double[] logs = new double[most];
        int token = MoonshineModel.START;
        for (int length = 0; length < most; length++) {
            float[] scores = decoding.next(token);
            token = best(scores);
            if (token == MoonshineModel.END) {
                return new Decoded(Arrays.copyOf(tokens, length), Arrays.copyOf(logs, length), true);
            }
            tokens[length] = token;
            logs[length] = scores[token] - logSum(scores);
            int loop = Loops.atEnd(tokens, length + 1);
            if (loop >= 0) {
                return new Decoded(Arrays.copyOf(tokens, loop), Arrays.copyOf(logs, loop), false);
            }
        }
        return new Decoded(tokens, logs, false);
    }

    private static int best(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The logarithm of the sum of the exponentials: what normalises scores to probabilities. */
    static double logSum(float[] scores) {
        float max = scores[best(scores)];
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - max);
        }
        return max + Math.log(sum);
    }
}
