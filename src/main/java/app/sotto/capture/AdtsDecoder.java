package app.sotto.capture;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** AAC without a container: frames that each bear an ADTS head (ISO 14496-3 1.A.2.2). */
final class AdtsDecoder implements Decoder {
    private static final int HEAD = 7;

    private final InputStream in;
    private AacFrames frames;
    private int skipped;

    AdtsDecoder(Path file, long start) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.skipNBytes(start);
    }

    /** Length of the frame whose head lies there, or 0 when none does. */
    static int length(byte[] bytes, int at) {
        if (at + HEAD > bytes.length || bytes[at] != (byte) 0xFF || (bytes[at + 1] & 0xF6) != 0xF0 || (bytes[at + 2] >> 2 & 15) > 12) {
            return 0;
        }
        int length = (bytes[at + 3] & 3) << 11 | (bytes[at + 4] & 0xFF) << 3 | (bytes[at + 5] & 0xE0) >> 5;
        return length > HEAD ? length : 0;
    }

    @Override
    public float[] next() throws IOException {
        boolean lost = false;
        while (true) {
            in.mark(HEAD);
            byte[] head = in.readNBytes(HEAD);
            if (head.length == 0) {
                return null;
            }
            int length = length(head, 0);
            if (length == 0) {
                if (head.length < HEAD) {
                    throw new EOFException();
                }
                skipped += lost ? 0 : 1;
                lost = true;
                in.reset();
                in.skipNBytes(1);
                continue;
            }
            float[] block = decode(head, length);
            if (block.length > 0) {
                return block;
            }
        }
    }

    private float[] decode(byte[] head, int length) throws IOException {
        int checksum = (head[1] & 1) == 0 ? 2 : 0;
        in.skipNBytes(Math.min(checksum, length - HEAD));
        byte[] frame = in.readNBytes(Math.max(0, length - HEAD - checksum));
        if (frame.length < length - HEAD - checksum) {
            throw new EOFException();
        }
        if (frames == null) {
            int type = (head[2] >> 6 & 3) + 1;
            int frequency = head[2] >> 2 & 15;
            int channels = (head[2] & 1) << 2 | head[3] >> 6 & 3;
            frames = new AacFrames(new byte[] {(byte) (type << 3 | frequency >> 1), (byte) ((frequency & 1) << 7 | channels << 3)});
        }
        return frames.decode(frame);
    }

    @Override
    public int rate() {
        return frames == null ? 0 : frames.rate();
    }

    @Override
    public OptionalDouble seconds() {
        return OptionalDouble.empty();
    }

    @Override
    public int skipped() {
        return skipped + (frames == null ? 0 : frames.skipped());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
