package app.sotto.capture;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The whole frames of a file of MPEG audio, one after the other, as a stream of bytes for JLayer, which would pass over
 * what lies between them without a word. What follows the last frame (tags) is left out.
 */
final class MpegFrames extends InputStream {
    /** No frame of layers 1 to 3 is larger. */
    private static final int LARGEST = 2881;

    private final BufferedInputStream in;
    private final MpegFrame first;
    private byte[] frame = new byte[0];
    private int position;
    private int skipped;
    private boolean cut;

    /** @param in stands where the frames begin */
    MpegFrames(BufferedInputStream in, MpegFrame first) {
        this.in = in;
        this.first = first;
    }

    @Override
    public int read() throws IOException {
        return position < frame.length || fill() ? frame[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (position == frame.length && !fill()) {
            return -1;
        }
        int count = Math.min(length, frame.length - position);
        System.arraycopy(frame, position, into, from, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        boolean lost = false;
        while (true) {
            in.mark(LARGEST + MpegFrame.HEAD);
            byte[] window = in.readNBytes(LARGEST + MpegFrame.HEAD);
            in.reset();
            MpegFrame next = MpegFrame.at(window, 0);
            if (next != null && next.alike(first) && (!lost || followed(window, next.length()))) {
                return take(window, next.length(), lost);
            }
            if (in.read() < 0) {
                return false;
            }
            lost = true;
        }
    }

    /** After damage a head counts only where another one follows its frame. */
    private boolean followed(byte[] window, int length) {
        MpegFrame after = MpegFrame.at(window, length);
        return after != null && after.alike(first);
    }

    private boolean take(byte[] window, int length, boolean lost) throws IOException {
        if (window.length < length) {
            cut = true;
            return false;
        }
        skipped += lost ? 1 : 0;
        in.skipNBytes(length);
        frame = Arrays.copyOf(window, length);
        position = 0;
        return true;
    }

    /** How many stretches between frames were left out. */
    int skipped() {
        return skipped;
    }

    /** @throws EOFException when the file ends within a frame */
    void checkWhole() throws EOFException {
        if (cut) {
            throw new EOFException();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
