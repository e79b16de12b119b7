package app.sotto.capture;

import app.sotto.model.SottoException;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;

/** AAC in MP4 (M4A, 3GP, MOV), whole or in fragments. Only the index and one frame at a time are in memory. */
final class Mp4Decoder implements Decoder {
    private static final long LARGEST_INDEX = 64L << 20;

    private final RandomAccessFile file;
    private final Mp4Track track;
    private final Mp4Samples samples = new Mp4Samples();
    private final AacFrames frames;
    private int next;
    private long passOver = -1;

    /** @throws SottoException.BadInput when the file has no index, as a recording that was never finished */
    Mp4Decoder(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
        try {
            Mp4Box movie = index();
            if (movie == null) {
                throw new SottoException.BadInput("capture.noIndex", String.valueOf(path.getFileName()));
            }
            track = Mp4Track.of(movie);
            samples.addTables(track.samples());
            addFragments();
            frames = new AacFrames(track.config());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private Mp4Box index() throws IOException {
        for (long at = 0; at + 8 <= file.length();) {
            Head head = head(at);
            if (head.type.equals("moov")) {
                return new Mp4Box("moov", body(head));
            }
            at = head.end;
        }
        return null;
    }

    private void addFragments() throws IOException {
        for (long at = 0; at + 8 <= file.length();) {
            Head head = head(at);
            if (head.type.equals("moof")) {
                samples.addFragment(new Mp4Box("moof", body(head)), at, track.id());
            }
            at = head.end;
        }
    }

    private ByteBuffer body(Head head) throws IOException {
        long length = Math.min(head.end, file.length()) - head.body;
        if (length > LARGEST_INDEX) {
            throw new IOException("index too large");
        }
        byte[] bytes = new byte[(int) length];
        file.seek(head.body);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }

    /** The head of the box at a place in the file. */
    private Head head(long at) throws IOException {
        file.seek(at);
        long length = file.readInt() & 0xFFFFFFFFL;
        byte[] type = new byte[4];
        file.readFully(type);
        int head = 8;
        if (length == 1) {
            length = file.readLong();
            head = 16;
        }
        if (length == 0) {
            length = file.length() - at;
        }
        if (length < head || at + length < at) {
            throw new IOException("damaged box");
        }
        return new Head(Mp4Box.type(ByteBuffer.wrap(type), 0), at + head, at + length);
    }

    private record Head(String type, long body, long end) {}

    @Override
    public float[] next() throws IOException {
        while (next < samples.count()) {
            byte[] frame = new byte[samples.size(next)];
            if (samples.offset(next) + frame.length > file.length()) {
                throw new EOFException();
            }
            file.seek(samples.offset(next++));
            file.readFully(frame);
            float[] block = withoutDelay(frames.decode(frame));
            if (block.length > 0) {
                return block;
            }
        }
        return null;
    }

    private float[] withoutDelay(float[] block) {
        if (passOver < 0 && block.length > 0) {
            passOver = track.begin() * frames.rate() / track.clock();
        }
        int cut = (int) Math.min(Math.max(0, passOver), block.length);
        passOver -= cut;
        return cut == 0 ? block : Arrays.copyOfRange(block, cut, block.length);
    }

    @Override
    public int rate() {
        return frames.rate();
    }

    @Override
    public OptionalDouble seconds() {
        return track.ticks() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) track.ticks() / track.clock());
    }

    @Override
    public int skipped() {
        return frames.skipped();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
