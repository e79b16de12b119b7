package app.sotto.capture;

import app.sotto.model.Progress;
import app.sotto.model.Sound;
import app.sotto.model.SottoException;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** Plays recorded sound through the system's default output. */
public final class Playback {
    private static final int BLOCK = Sound.RATE / 10;
    private static final List<Integer> RATES = List.of(Sound.RATE, 48_000, 44_100);

    private Playback() {}

    /**
     * Plays a sound from a second on and returns at its end; reports the share of the sound that was played.
     *
     * @throws SottoException.Usage when the sound is shorter than that
     * @throws SottoException.Failed when there is no output
     * @throws SottoException.Cancelled when {@code progress} is cancelled; it falls silent within a tenth of a second or so
     */
    public static void play(Sound sound, double fromSeconds, Progress progress) {
        long position = Math.round(Math.max(0, fromSeconds) * Sound.RATE);
        if (position >= sound.samples()) {
            throw new SottoException.Usage("capture.pastEnd", (long) sound.seconds() / 60, String.format("%02d", (long) sound.seconds() % 60));
        }
        try (SourceDataLine line = open()) {
            int rate = (int) line.getFormat().getSampleRate();
            Resampler resampler = rate == Sound.RATE ? null : new Resampler(Sound.RATE, rate);
            float[] block = new float[BLOCK];
            for (; position < sound.samples(); position += BLOCK) {
                if (progress.cancelled()) {
                    line.stop();
                    line.flush();
                    progress.check();
                }
                sound.read(position, block);
                byte[] bytes = bytes(resampler == null ? block : resampler.accept(block), line.getFormat().getChannels());
                line.write(bytes, 0, bytes.length);
                progress.share(Math.min(1, (position + BLOCK) / (double) sound.samples()));
            }
            line.drain();
        }
    }

    private static SourceDataLine open() {
        Exception last = null;
        for (int rate : RATES) {
            for (int channels = 1; channels <= 2; channels++) {
                AudioFormat format = new AudioFormat(rate, 16, channels, true, false);
                try {
                    SourceDataLine line = AudioSystem.getSourceDataLine(format);
                    line.open(format, rate / 5 * format.getFrameSize());
                    line.start();
                    return line;
                } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
                    last = e;
                }
            }
        }
        throw new SottoException.Failed(last, "capture.noOutput");
    }

    private static byte[] bytes(float[] samples, int channels) {
        byte[] bytes = new byte[2 * channels * samples.length];
        for (int i = 0; i < samples.length * channels; i++) {
            int value = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(samples[i / channels] * 32768f)));
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        return bytes;
    }
}
