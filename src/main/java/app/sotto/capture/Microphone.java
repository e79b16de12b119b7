package app.sotto.capture;

import app.sotto.model.AudioSource;
import app.sotto.model.Sound;
import app.sotto.model.SottoException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;

/**
 * A microphone that records from the moment it is opened. One thread reads; {@link #stop} may be called by any other: what
 * was said up to then is still delivered, then {@link #read} returns -1.
 */
public final class Microphone implements AudioSource {
    /** Formats to try, the wanted one first; a device that knows none of them is no microphone of today. */
    private static final List<AudioFormat> FORMATS = Stream.of(Sound.RATE, 48_000, 44_100)
            .flatMap(rate -> Stream.of(1, 2).map(channels -> new AudioFormat(rate, 16, channels, true, false))).toList();
    private static final int POLL_MILLIS = 10;
    /** How long a device may deliver nothing before it counts as lost. Bridges such as ALSA over PulseAudio take up to two seconds for the first sound. */
    private static final long LOST_AFTER_NANOS = 6_000_000_000L;
    /** How long the sound of the last moment before a stop may take to arrive. */
    private static final long DRAIN_NANOS = 2_500_000_000L;

    private final TargetDataLine line;
    private final AudioFormat format;
    private final Resampler resampler;
    private final long started;
    private volatile long stopped;
    private long frames;
    private long lastSound;
    private float[] block = new float[0];
    private int position;
    private boolean ended;

    private Microphone(TargetDataLine line, AudioFormat format) {
        this.line = line;
        this.format = format;
        int rate = (int) format.getSampleRate();
        resampler = rate == Sound.RATE ? null : new Resampler(rate, Sound.RATE);
        line.start();
        started = System.nanoTime();
        lastSound = started;
    }

    /** Names of the devices that can record; the system's default one need not be among them. */
    public static List<String> devices() {
        return mixers().map(Mixer.Info::getName).toList();
    }

    private static Stream<Mixer.Info> mixers() {
        DataLine.Info any = new DataLine.Info(TargetDataLine.class, null);
        return Arrays.stream(AudioSystem.getMixerInfo()).filter(info -> AudioSystem.getMixer(info).isLineSupported(any));
    }

    /**
     * Opens a device by its name as {@link #devices} gives it, or the system's default one, and begins to record.
     *
     * @throws SottoException.Usage when no device has this name
     * @throws SottoException.Failed when there is no microphone, or it is in use or forbidden
     */
    public static Microphone open(String deviceOrNull) {
        Mixer.Info device = deviceOrNull == null ? null : mixers().filter(info -> info.getName().equals(deviceOrNull)).findFirst()
                .orElseThrow(() -> new SottoException.Usage("capture.unknownDevice", deviceOrNull, String.join(", ", devices())));
        Exception last = null;
        for (AudioFormat format : FORMATS) {
            try {
                DataLine.Info wanted = new DataLine.Info(TargetDataLine.class, format);
                TargetDataLine line = (TargetDataLine) (device == null ? AudioSystem.getLine(wanted) : AudioSystem.getMixer(device).getLine(wanted));
                line.open(format, (int) format.getSampleRate() * format.getFrameSize());
                return new Microphone(line, format);
            } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
                last = e;
            }
        }
        throw new SottoException.Failed(last, "capture.noMicrophone");
    }

    @Override
    public void stop() {
        stopped = System.nanoTime();
    }

    @Override
    public int read(short[] into) {
        while (position == block.length) {
            if (ended) {
                return -1;
            }
            block = nextBlock();
            position = 0;
        }
        int count = Math.min(into.length, block.length - position);
        for (int i = 0; i < count; i++) {
            into[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(block[position++] * 32768f)));
        }
        return count;
    }

    /** Waits for sound; polls, since a line that blocks in a read cannot be drained by the thread that stops it. */
    private float[] nextBlock() {
        while (true) {
            int bytes = wanted(line.available());
            if (bytes > 0) {
                return taken(bytes);
            }
            long now = System.nanoTime();
            if (drained(now)) {
                ended = true;
                return resampler == null ? new float[0] : resampler.finish();
            }
            if (!line.isOpen() || now - lastSound > LOST_AFTER_NANOS) {
                throw new SottoException.Failed("capture.deviceLost");
            }
            pause();
        }
    }

    /** How much of what is there to take: at most a tenth of a second, whole frames, and nothing from after the stop. */
    private int wanted(int available) {
        long most = (long) format.getSampleRate() / 10;
        if (stopped != 0) {
            most = Math.min(most, Math.max(0, framesAt(stopped) - frames));
        }
        return (int) Math.min(available / format.getFrameSize(), most) * format.getFrameSize();
    }

    private boolean drained(long now) {
        return stopped != 0 && (frames >= framesAt(stopped) || now - stopped > DRAIN_NANOS);
    }

    private long framesAt(long nanos) {
        return (long) ((nanos - started) / 1e9 * format.getSampleRate());
    }

    private float[] taken(int bytes) {
        byte[] data = new byte[bytes];
        int count = line.read(data, 0, bytes) / format.getFrameSize();
        lastSound = System.nanoTime();
        frames += count;
        int channels = format.getChannels();
        float[] mono = new float[count];
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < channels; c++) {
                int at = 2 * (i * channels + c);
                mono[i] += (short) (data[at] & 0xFF | data[at + 1] << 8) / (32768f * channels);
            }
        }
        return resampler == null ? mono : resampler.accept(mono);
    }

    private void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    @Override
    public OptionalDouble seconds() {
        return OptionalDouble.empty();
    }

    @Override
    public void close() {
        line.close();
    }
}
