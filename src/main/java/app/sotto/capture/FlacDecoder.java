package app.sotto.capture;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.kc7bfi.jflac.ChannelData;
import org.kc7bfi.jflac.FLACDecoder;
import org.kc7bfi.jflac.frame.Frame;
import org.kc7bfi.jflac.metadata.StreamInfo;

/** FLAC, decoded by jFLAC; frames whose checksum is wrong are left out. */
final class FlacDecoder implements Decoder {
    private final InputStream in;
    private final FLACDecoder flac;
    private final StreamInfo info;
    private long decoded;

    FlacDecoder(Path file, long start) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            in.skipNBytes(start);
            flac = new FLACDecoder(in);
            flac.readMetadata();
            info = flac.getStreamInfo();
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
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
