package app.sotto.capture;

import app.sotto.model.AudioSource;
import app.sotto.model.SottoException;
import app.sotto.model.Sound;
import app.sotto.model.Texts;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;

/** A decoder's blocks at {@link Sound#RATE}, as 16 bit samples. */
final class FileSource implements AudioSource {
    private static final int SLOWEST = 2_000;
    private static final int FASTEST = 384_000;

    private final Decoder decoder;
    private final OptionalDouble seconds;
    private Resampler resampler;
    private int rate;
    private float[] block;
    private int position;
    private long read;
    private boolean ended;
    private boolean brokenOff;

    /** @throws SottoException.BadInput when it holds no samples or has an impossible sampling rate */
    FileSource(Decoder decoder, String name) throws IOException {
        this.decoder = decoder;
        seconds = decoder.seconds();
        block = nextBlock();
        if (block == null) {
            close();
            throw new SottoException.BadInput(brokenOff ? "capture.undecodable" : "capture.noSamples", name);
        }
    }

    @Override
    public int read(short[] into) {
        int count = 0;
        while (count < into.length && block != null) {
            if (position == block.length) {
                block = nextBlock();
                position = 0;
            } else {
                into[count++] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(block[position++] * 32768f)));
            }
        }
        read += count;
        return count == 0 && into.length > 0 ? -1 : count;
    }

    /** The next block at the right rate, never empty; null at the end. */
    private float[] nextBlock() {
        float[] next = ended ? null : convert();
        while (!ended && next.length == 0) {
            next = convert();
        }
        return next == null || next.length == 0 ? null : next;
    }

    private float[] convert() {
        float[] raw = decode();
        if (raw == null) {
            ended = true;
            return resampler == null ? new float[0] : resampler.finish();
        }
        if (decoder.rate() == rate) {
            return resampler == null ? raw : resampler.accept(raw);
        }
        float[] before = resampler == null ? new float[0] : resampler.finish();
        rate = decoder.rate();
        resampler = rate == Sound.RATE ? null : new Resampler(rate, Sound.RATE);
        return joined(before, resampler == null ? raw : resampler.accept(raw));
    }

    /**
     * Decoders of other people's making meet damaged files here, and may fail in any way: each ends the sound, and what
     * came before it stays.
     */
    private float[] decode() {
        try {
            float[] raw = decoder.next();
            if (raw != null && (decoder.rate() < SLOWEST || decoder.rate() > FASTEST)) {
                throw new IOException("impossible rate");
            }
            return raw;
        } catch (IOException | RuntimeException e) {
            brokenOff = true;
            return null;
        }
    }

    private static float[] joined(float[] first, float[] second) {
        float[] both = new float[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public OptionalDouble seconds() {
        return seconds;
    }

    @Override
    public Optional<String> note() {
        if (brokenOff) {
            return Optional.of(Texts.of("capture.brokenOff", clock(read / Sound.RATE)));
        }
        return decoder.skipped() == 0 ? Optional.empty() : Optional.of(Texts.of("capture.skipped", decoder.skipped()));
    }

    private static String clock(long seconds) {
        return String.format("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    @Override
    public void close() throws IOException {
        decoder.close();
    }
}
