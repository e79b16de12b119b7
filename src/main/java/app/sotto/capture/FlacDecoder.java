package app.sotto.capture;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.kc7bfi.jflac.ChannelData;
import org.kc7bfi.jflac.FLACDecoder;
import org.kc7bfi.jflac.frame.Frame;
import org.kc7bfi.jflac.metadata.StreamInfo;

/** FLAC, decoded by jFLAC; frames whose checksum is wrong are left out. */
final class FlacDecoder implements Decoder {
    private static final int BLOCK_HEAD = 4;
    private static final int STREAM_INFO = 34;
    private static final int LAST_BLOCK = 0x80;

    private final InputStream in;
    private final FLACDecoder flac;
    private final StreamInfo info;
    private long decoded;

    FlacDecoder(Path file, long start) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            in.skipNBytes(start);
            flac = new FLACDecoder(new SequenceInputStream(new ByteArrayInputStream(streamInfo(in)), in));
            flac.readMetadata();
            info = flac.getStreamInfo();
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /**
     * Reads the metadata blocks and returns of them only what decoding needs, as a file's beginning: jFLAC takes memory
     * for comments and pictures by the lengths they claim, which damage makes huge.
     */
    private static byte[] streamInfo(InputStream in) throws IOException {
        byte[] beginning = new byte[4 + BLOCK_HEAD + STREAM_INFO];
        in.readNBytes(beginning, 0, beginning.length);
        boolean last = (beginning[4] & LAST_BLOCK) != 0;
        if ((beginning[4] & ~LAST_BLOCK) != 0 || beginning[7] != STREAM_INFO) {
            throw new IOException("FLAC does not begin with its stream information");
        }
        beginning[4] |= (byte) LAST_BLOCK;
        while (!last) {
            byte[] head = in.readNBytes(BLOCK_HEAD);
            if (head.length < BLOCK_HEAD) {
                throw new EOFException();
            }
            last = (head[0] & LAST_BLOCK) != 0;
            in.skipNBytes((head[1] & 0xFF) << 16 | (head[2] & 0xFF) << 8 | head[3] & 0xFF);
        }
        return beginning;
    }

    @Override
    public float[] next() throws IOException {
        Frame frame = flac.readNextFrame();
        if (frame == null) {
            if (decoded < info.getTotalSamples()) {
                throw new EOFException();
            }
            return null;
        }
        int channels = frame.header.channels;
        float scale = 1f / (1L << frame.header.bitsPerSample - 1) / channels;
        float[] mono = new float[frame.header.blockSize];
        ChannelData[] data = flac.getChannelData();
        for (int c = 0; c < channels; c++) {
            int[] samples = data[c].getOutput();
            for (int i = 0; i < mono.length; i++) {
                mono[i] += samples[i] * scale;
            }
        }
        decoded += mono.length;
        return mono;
    }

    @Override
    public int rate() {
        return info.getSampleRate();
    }

    @Override
    public OptionalDouble seconds() {
        return info.getTotalSamples() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) info.getTotalSamples() / info.getSampleRate());
    }

    @Override
    public int skipped() {
        return flac.getBadFrames();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
