package app.sotto.capture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * RIFF WAVE (and RF64, BW64): integers of 8 to 32 bits, floats of 32 and 64, A-law and µ-law, any rate and channels,
 * plain or WAVE_FORMAT_EXTENSIBLE. A data chunk whose length is 0 or 0xFFFFFFFF, as recorders leave it that were cut off
 * or wrote to a pipe, reaches to the end of the file.
 */
final class WavDecoder implements Decoder {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final long UNKNOWN = 0xFFFFFFFFL;
    private static final int FRAMES = 8192;

    private final BytesIn in;
    private int encoding;
    private int channels;
    private int rate;
    private int bytes;
    /** Bytes still to come as the header says, and as the file holds. */
    private long declared;
    private long left;

    WavDecoder(Path file) throws IOException {
        in = new BytesIn(Files.newInputStream(file), Files.size(file));
        try {
            readChunks();
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private void readChunks() throws IOException {
        in.skip(4);
        long riff = in.u32();
        in.skip(4);
        while (true) {
            String id = in.ascii(4);
            long length = in.u32();
            if (id.equals("data")) {
                openData(length, riff);
                return;
            }
            if (id.equals("fmt ")) {
                readFormat(length);
            } else {
                in.skip(length);
            }
            in.skip(length % 2);
        }
    }

    private void readFormat(long length) throws IOException {
        if (length < 16) {
            throw new IOException("format chunk too short");
        }
        encoding = in.u16();
        channels = in.u16();
        rate = (int) Math.min(in.u32(), Integer.MAX_VALUE);
        in.skip(4);
        int frame = in.u16();
        int bits = in.u16();
        long rest = length - 16;
        if (encoding == EXTENSIBLE && rest >= 24) {
            in.skip(8);
            encoding = in.u16();
            rest -= 10;
        }
        in.skip(rest);
        bytes = channels == 0 ? 0 : frame / channels;
        if (!supported(bits)) {
            throw new UnreadFormat("WAV, encoding " + encoding + ", " + bits + " bit");
        }
    }

    private boolean supported(int bits) {
        boolean fits = channels > 0 && bytes == (bits + 7) / 8;
        return fits && switch (encoding) {
            case PCM -> bytes >= 1 && bytes <= 4;
            case FLOAT -> bytes == 4 || bytes == 8;
            case A_LAW, MU_LAW -> bytes == 1;
            default -> false;
        };
    }

    private void openData(long length, long riff) throws IOException {
        if (channels == 0) {
            throw new IOException("no format before the data");
        }
        long there = in.left();
        boolean closed = riff + 8 == in.size();
        if (length == UNKNOWN || length == 0 && !closed) {
            left = there;
        } else {
            declared = length;
            left = Math.min(length, there);
        }
    }

    @Override
    public float[] next() throws IOException {
        int frame = bytes * channels;
        int frames = (int) Math.min(FRAMES, left / frame);
        if (frames == 0) {
            if (declared > left) {
                throw new EOFException();
            }
            return null;
        }
        ByteBuffer data = ByteBuffer.wrap(in.bytes(frames * frame)).order(ByteOrder.LITTLE_ENDIAN);
        left -= (long) frames * frame;
        declared -= (long) frames * frame;
        float[] mono = new float[frames];
        for (int i = 0; i < frames; i++) {
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += sample(data);
            }
            mono[i] = (float) (sum / channels);
        }
        return mono;
    }

    private double sample(ByteBuffer data) {
        if (encoding == FLOAT) {
            double value = bytes == 4 ? data.getFloat() : data.getDouble();
            return Double.isFinite(value) ? value : 0;
        }
        return switch (encoding) {
            case A_LAW -> aLaw(data.get()) / 32768.0;
            case MU_LAW -> muLaw(data.get()) / 32768.0;
            default -> integer(data);
        };
    }

    private double integer(ByteBuffer data) {
        return switch (bytes) {
            case 1 -> ((data.get() & 0xFF) - 128) / 128.0;
            case 2 -> data.getShort() / 32768.0;
            case 3 -> ((data.get() & 0xFF) | (data.get() & 0xFF) << 8 | data.get() << 16) / 8388608.0;
            default -> data.getInt() / 2147483648.0;
        };
    }

    /** ITU-T G.711, A-law, to 16 bit. */
    private static int aLaw(byte code) {
        int value = (code ^ 0x55) & 0xFF;
        int exponent = value >> 4 & 7;
        int mantissa = (value & 15) << 4;
        int magnitude = exponent == 0 ? mantissa + 8 : mantissa + 0x108 << exponent - 1;
        return (value & 0x80) == 0 ? -magnitude : magnitude;
    }

    /** ITU-T G.711, µ-law, to 16 bit. */
    private static int muLaw(byte code) {
        int value = ~code & 0xFF;
        int magnitude = (((value & 15) << 3) + 0x84 << (value >> 4 & 7)) - 0x84;
        return (value & 0x80) == 0 ? magnitude : -magnitude;
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public OptionalDouble seconds() {
        return OptionalDouble.of((double) left / bytes / channels / rate);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
