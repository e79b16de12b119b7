package app.sotto.capture;

import java.util.Arrays;

/**
 * Band-limited conversion between two sampling rates, block by block.
 *
 * <p>A polyphase filter: with the rates' ratio reduced to L/M, each output sample is the inner product of the input with
 * one of L phases of a low-pass of windowed-sinc form. Kaiser's window and his formulas for its shape and length are
 * those of Oppenheim and Schafer, Discrete-Time Signal Processing, section 7.5.3 (3rd edition). The filter is centred, so
 * sound keeps its place in time.
 *
 * <p>The pass band reaches to 0.925 of the lower Nyquist frequency, the stop band (-70 dB) begins at 1.075 of it: what
 * aliases lies above 0.925 of it, where speech has nothing that matters here. Used by one thread.
 */
final class Resampler {
    private static final double ATTENUATION = 70;
    private static final double TRANSITION = 0.15;

    private final int up;
    private final int down;
    private final int half;
    private final float[][] phases;
    private float[] input;
    private int filled;
    private long consumed;
    private long taken;
    private long made;

    Resampler(int from, int to) {
        int divisor = gcd(from, to);
        up = to / divisor;
        down = from / divisor;
        double nyquist = Math.min(from, to) / 2.0;
        double widthInRadians = 2 * Math.PI * TRANSITION * nyquist / from;
        half = (int) Math.ceil((ATTENUATION - 7.95) / (2.285 * widthInRadians) / 2);
        phases = new float[up][];
        for (int phase = 0; phase < up; phase++) {
            phases[phase] = phase(phase, 2 * nyquist / from);
        }
        input = new float[4 * half];
        filled = half - 1;
        consumed = -filled;
    }

    /** The coefficients of one phase; {@code cutoff} is the band's edge as a share of the input's Nyquist frequency. */
    private float[] phase(int phase, double cutoff) {
        float[] taps = new float[2 * half];
        double beta = 0.1102 * (ATTENUATION - 8.7);
        double sum = 0;
        for (int i = 0; i < taps.length; i++) {
            double t = i - (half - 1) - (double) phase / up;
            double x = Math.PI * cutoff * t;
            double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x;
            double inside = 1 - (t / half) * (t / half);
            double window = inside < 0 ? 0 : bessel(beta * Math.sqrt(inside)) / bessel(beta);
            taps[i] = (float) (cutoff * sinc * window);
            sum += taps[i];
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] /= (float) sum;
        }
        return taps;
    }

    /** Takes a block and returns the samples that can be made by now. */
    float[] accept(float[] block) {
        taken += block.length;
        append(block);
        return produce(Long.MAX_VALUE);
    }

    /** The rest, after the last block: in all, as many samples as the input lasts. */
    float[] finish() {
        append(new float[half]);
        return produce((taken * up + down - 1) / down);
    }

    private void append(float[] block) {
        if (filled + block.length > input.length) {
            input = Arrays.copyOf(input, Math.max(2 * input.length, filled + block.length));
        }
        System.arraycopy(block, 0, input, filled, block.length);
        filled += block.length;
    }

    private float[] produce(long limit) {
        float[] out = new float[(int) ((long) filled * up / down + 2)];
        int count = 0;
        long first = made * down / up - (half - 1);
        while (made < limit && first - consumed + 2L * half <= filled) {
            out[count++] = product(phases[(int) (made * down % up)], (int) (first - consumed));
            made++;
            first = made * down / up - (half - 1);
        }
        int done = (int) Math.min(first - consumed, filled);
        if (done > 0) {
            System.arraycopy(input, done, input, 0, filled - done);
            filled -= done;
            consumed += done;
        }
        return Arrays.copyOf(out, count);
    }

    /** Four sums at once, since one would wait for each addition before the next. */
    private float product(float[] taps, int from) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < taps.length; i += 4) {
            a += taps[i] * input[from + i];
            b += taps[i + 1] * input[from + i + 1];
            c += taps[i + 2] * input[from + i + 2];
            d += taps[i + 3] * input[from + i + 3];
        }
        for (; i < taps.length; i++) {
            a += taps[i] * input[from + i];
        }
        return a + b + (c + d);
    }

    /** The modified Bessel function of the first kind and order zero, by its power series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
