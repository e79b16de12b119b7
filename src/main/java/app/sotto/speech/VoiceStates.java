package app.sotto.speech;

import java.nio.FloatBuffer;

/** The encoder's states of one stretch, summed up so that any window's mean and deviation cost the same. */
public final class VoiceStates {
    private final double[][] sums;
    private final double[][] squares;
    private final int length;

    VoiceStates(FloatBuffer states, int samples) {
        length = Math.max(1, Math.min(states.remaining() / VoiceFeatures.WIDTH, (int) (samples / 384.0)));
        sums = new double[length + 1][VoiceFeatures.WIDTH];
        squares = new double[length + 1][VoiceFeatures.WIDTH];
        for (int t = 0; t < length; t++) {
            for (int i = 0; i < VoiceFeatures.WIDTH; i++) {
                double value = states.get(t * VoiceFeatures.WIDTH + i);
                sums[t + 1][i] = sums[t][i] + value;
                squares[t + 1][i] = squares[t][i] + value * value;
            }
        }
    }

    /** How many states there are, one every 24 ms. */
    public int length() {
        return length;
    }

    /** The mean and the standard deviation of each number over the states {@code from} to {@code to} (exclusive): 576 numbers. */
    public float[] pooled(int from, int to) {
        int n = to - from;
        float[] out = new float[2 * VoiceFeatures.WIDTH];
        for (int i = 0; i < VoiceFeatures.WIDTH; i++) {
            double mean = (sums[to][i] - sums[from][i]) / n;
            out[i] = (float) mean;
            out[VoiceFeatures.WIDTH + i] = (float) Math.sqrt(Math.max(0, (squares[to][i] - squares[from][i]) / n - mean * mean));
        }
        return out;
    }
}
