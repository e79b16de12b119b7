package app.sotto.capture;

import app.sotto.model.AudioSource;
import app.sotto.model.Sound;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Made sounds and what tests ask of them. */
final class Waves {
    private Waves() {}

    /** A sine of amplitude 0.5. */
    static float[] sine(double hertz, int rate, double seconds) {
        float[] samples = new float[(int) Math.round(rate * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return samples;
    }

    static short[] readAll(AudioSource source) {
        short[] all = new short[0];
        short[] buffer = new short[4000];
        for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
            all = Arrays.copyOf(all, all.length + n);
            System.arraycopy(buffer, 0, all, all.length - n, n);
        }
        return all;
    }

    static short[] readAll(Path file) throws IOException {
        try (AudioSource source = SoundFile.open(file)) {
            return readAll(source);
        }
    }

    /** Level of one frequency in a stretch of the sound that leaves its first and last 0.1 s out: amplitude, full scale = 1. */
    static double amplitude(short[] samples, double hertz) {
        int from = Sound.RATE / 10;
        int to = samples.length - from;
        double sin = 0;
        double cos = 0;
        for (int i = from; i < to; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i - from) / (to - from));
            sin += window * samples[i] * Math.sin(2 * Math.PI * hertz * i / Sound.RATE);
            cos += window * samples[i] * Math.cos(2 * Math.PI * hertz * i / Sound.RATE);
        }
        return 4 * Math.hypot(sin, cos) / (to - from) / 32768;
    }

    static double rms(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / Math.max(1, samples.length)) / 32768;
    }

    /** A WAV of a given encoding whose header declares {@code riff} and {@code length} bytes; -1 means the true ones. */
    static byte[] wav(int encoding, int bits, int channels, int rate, byte[] data, long riff, long length, boolean extensible) {
        int format = extensible ? 40 : 16;
        ByteBuffer out = ByteBuffer.allocate(28 + format + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt((int) (riff < 0 ? out.capacity() - 8 : riff)).put(ascii("WAVEfmt ")).putInt(format);
        out.putShort((short) (extensible ? 0xFFFE : encoding)).putShort((short) channels).putInt(rate);
        out.putInt(rate * channels * bits / 8).putShort((short) (channels * bits / 8)).putShort((short) bits);
        if (extensible) {
            out.putShort((short) 22).putShort((short) bits).putInt(0).putShort((short) encoding);
            out.put(new byte[] {0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71});
        }
        out.put(ascii("data")).putInt((int) (length < 0 ? data.length : length)).put(data);
        return out.array();
    }

    static byte[] wav16(float[] samples, int rate) {
        return wav(1, 16, 1, rate, encoded(samples, 1, 16), -1, -1, false);
    }

    static byte[] encoded(float[] samples, int encoding, int bits) {
        ByteBuffer out = ByteBuffer.allocate(samples.length * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            switch (bits * (encoding == 3 ? -1 : 1)) {
                case 8 -> out.put((byte) (Math.round(sample * 128) + 128));
                case 16 -> out.putShort((short) Math.round(sample * 32768));
                case 24 -> {
                    int value = Math.round(sample * 8388608);
                    out.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
                }
                case 32 -> out.putInt((int) Math.round(sample * 2147483648.0));
                case -32 -> out.putFloat(sample);
                default -> out.putDouble(sample);
            }
        }
        return out.array();
    }

    /** Interleaves two channels. */
    static float[] stereo(float[] left, float[] right) {
        float[] both = new float[2 * left.length];
        for (int i = 0; i < left.length; i++) {
            both[2 * i] = left[i];
            both[2 * i + 1] = right[i];
        }
        return both;
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
