package app.sotto.capture;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder.Params;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.SampleBuffer;

/**
 * MPEG audio, layers 1 to 3, decoded by JLayer. The information frame that encoders put first (Xing, Info, with LAME's
 * delay) is read here: it tells the length and how much silence the encoder added before the sound.
 */
final class Mp3Decoder implements Decoder {
    /** What a decoder of layer 3 adds to the encoder's delay, in samples. */
    private static final int DECODER_DELAY = 529;
    /** Damaged frames in a row after which nothing more is expected. */
    private static final int HOPELESS = 400;

    private final BufferedInputStream in;
    private final MpegFrames frames;
    private final Bitstream stream;
    private final long bytes;
    private MpegFrame first;
    private long declaredFrames;
    private long declaredBytes;
    private int delay;
    private javazoom.jl.decoder.Decoder decoder;
    private int rate;
    private boolean mono;
    private int skipped;

    /** @param start where the first frame lies in the file */
    Mp3Decoder(Path file, long start) throws IOException {
        bytes = Files.size(file) - start;
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            in.skipNBytes(start);
            readInformation();
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
        frames = new MpegFrames(in, first);
        stream = new Bitstream(frames);
    }

    /** Looks at the first frame and passes over it when it holds information in place of sound. */
    private void readInformation() throws IOException {
        in.mark(4096);
        byte[] head = in.readNBytes(4096);
        in.reset();
        first = MpegFrame.at(head, 0);
        if (first == null) {
            throw new IOException("no frame");
        }
        int at = first.sideInformation();
        String name = new String(head, Math.min(at, head.length), Math.max(0, Math.min(4, head.length - at)), StandardCharsets.ISO_8859_1);
        if (first.layer() != 3 || !name.matches("Xing|Info") || at + 8 > head.length) {
            return;
        }
        ByteBuffer data = ByteBuffer.wrap(head);
        int flags = data.getInt(at + 4);
        int next = at + 8;
        if ((flags & 1) != 0 && next + 4 <= head.length) {
            declaredFrames = data.getInt(next) & 0xFFFFFFFFL;
        }
        next += 4 * (flags & 1);
        if ((flags & 2) != 0 && next + 4 <= head.length) {
            declaredBytes = data.getInt(next) & 0xFFFFFFFFL;
        }
        next += 4 * (flags >> 1 & 1) + 100 * (flags >> 2 & 1) + 4 * (flags >> 3 & 1);
        if (next + 24 <= head.length && (head[next] == 'L')) {
            delay = (data.getInt(next + 20) >> 12 & 0xFFF) + DECODER_DELAY;
        }
        in.skipNBytes(Math.min(first.length(), head.length));
    }

    @Override
    public float[] next() throws IOException {
        for (int failures = 0; failures < HOPELESS; failures++) {
            Header header;
            try {
                header = stream.readFrame();
                if (header == null) {
                    return end();
                }
                float[] block = decoded(header);
                if (block.length > 0) {
                    return block;
                }
            } catch (BitstreamException | DecoderException | RuntimeException e) {
                skipped++;
            }
            stream.closeFrame();
        }
        throw new IOException("too many damaged frames");
    }

    private float[] end() throws EOFException {
        frames.checkWhole();
        if (bytes < declaredBytes) {
            throw new EOFException();
        }
        return null;
    }

    private float[] decoded(Header header) throws DecoderException {
        boolean single = header.mode() == Header.SINGLE_CHANNEL;
        if (decoder == null || header.frequency() != rate || single != mono) {
            decoder = new javazoom.jl.decoder.Decoder(new Params());
            rate = header.frequency();
            mono = single;
        }
        SampleBuffer samples = (SampleBuffer) decoder.decodeFrame(header, stream);
        stream.closeFrame();
        int channels = samples.getChannelCount();
        float[] block = new float[samples.getBufferLength() / channels];
        for (int i = 0; i < block.length; i++) {
            int sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += samples.getBuffer()[i * channels + c];
            }
            block[i] = sum / (32768f * channels);
        }
        int cut = Math.min(delay, block.length);
        delay -= cut;
        return cut == 0 ? block : Arrays.copyOfRange(block, cut, block.length);
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public OptionalDouble seconds() {
        double count = declaredFrames > 0 ? declaredFrames : (double) bytes / first.length();
        return OptionalDouble.of(count * first.samples() / first.rate());
    }

    @Override
    public int skipped() {
        return skipped + frames.skipped();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
