package app.sotto.eval;

import app.sotto.model.Sound;
import java.util.Random;

/** Copies of clean speech as a room or a telephone would give it. */
final class Degradation {
    private Degradation() {}

    /**
     * In a room: a response of decaying noise (reverberation time 0.3 to 0.8 s, direct sound -6 to 6 dB over it), pink noise
     * 5 to 25 dB under the speech, a level of -40 to -20 dBFS.
     */
    static float[] room(float[] samples, Random random) {
        float[] wet = reverberant(samples, between(random, 0.3, 0.8), between(random, -6, 6), random);
        return atLevel(noisy(wet, between(random, 5, 25), random), between(random, -40, -20));
    }

    /** By telephone: 300 to 3400 Hz by two second-order filters, eight bits by the mu-law, pink noise 15 to 30 dB under it. */
    static float[] telephone(float[] samples, Random random) {
        float[] narrow = filtered(filtered(noisy(samples, between(random, 15, 30), random), 300, true), 3400, false);
        float[] out = atLevel(filtered(filtered(narrow, 300, true), 3400, false), between(random, -30, -20));
        for (int i = 0; i < out.length; i++) {
            double limited = Math.max(-1, Math.min(1, out[i]));
            double code = Math.rint(127 * Math.signum(limited) * Math.log1p(255 * Math.abs(limited)) / Math.log(256));
            out[i] = (float) (Math.signum(code) * Math.expm1(Math.abs(code) / 127 * Math.log(256)) / 255);
        }
        return out;
    }

    /** Exponentially decaying noise after the direct sound; taps are drawn at random so that a second of sound costs little. */
    private static float[] reverberant(float[] samples, double decaySeconds, double directDb, Random random) {
        int taps = 600;
        int[] delays = new int[taps];
        double[] gains = new double[taps];
        double energy = 0;
        for (int i = 0; i < taps; i++) {
            double seconds = between(random, 0.002, decaySeconds);
            delays[i] = (int) (seconds * Sound.RATE);
            gains[i] = random.nextGaussian() * Math.pow(10, -3 * seconds / decaySeconds);
            energy += gains[i] * gains[i];
        }
        double scale = Math.sqrt(Math.pow(10, -directDb / 10) / energy);
        float[] out = samples.clone();
        for (int i = 0; i < taps; i++) {
            float gain = (float) (gains[i] * scale);
            for (int t = delays[i]; t < out.length; t++) {
                out[t] += gain * samples[t - delays[i]];
            }
        }
        return out;
    }

    /** Adds pink noise (Kellet's filter of white noise). */
    private static float[] noisy(float[] samples, double underDb, Random random) {
        float[] noise = new float[samples.length];
        double a = 0;
        double b = 0;
        double c = 0;
        for (int i = 0; i < noise.length; i++) {
            double white = random.nextGaussian();
            a = 0.99765 * a + white * 0.0990460;
            b = 0.96300 * b + white * 0.2965164;
            c = 0.57000 * c + white * 1.0526913;
            noise[i] = (float) (a + b + c + white * 0.1848);
        }
        double gain = rms(samples) / rms(noise) * Math.pow(10, -underDb / 20);
        float[] out = samples.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += (float) (gain * noise[i]);
        }
        return out;
    }

    /** A second-order Butterworth filter (bilinear transform), letting pass what is above or below {@code hertz}. */
    private static float[] filtered(float[] samples, double hertz, boolean above) {
        double k = Math.tan(Math.PI * hertz / Sound.RATE);
        double norm = 1 / (1 + Math.sqrt(2) * k + k * k);
        double b0 = above ? norm : k * k * norm;
        double b1 = above ? -2 * b0 : 2 * b0;
        double a1 = 2 * (k * k - 1) * norm;
        double a2 = (1 - Math.sqrt(2) * k + k * k) * norm;
        float[] out = new float[samples.length];
        double s1 = 0;
        double s2 = 0;
        for (int i = 0; i < samples.length; i++) {
            double y = b0 * samples[i] + s1;
            s1 = b1 * samples[i] - a1 * y + s2;
            s2 = b0 * samples[i] - a2 * y;
            out[i] = (float) y;
        }
        return out;
    }

    private static float[] atLevel(float[] samples, double dbfs) {
        double gain = Math.pow(10, dbfs / 20) / rms(samples);
        float[] out = new float[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) Math.max(-1, Math.min(1, gain * samples[i]));
        }
        return out;
    }

    private static double rms(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += sample * sample;
        }
        return Math.sqrt(sum / samples.length) + 1e-9;
    }

    private static double between(Random random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
