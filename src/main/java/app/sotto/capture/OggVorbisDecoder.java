package app.sotto.capture;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Ogg Vorbis, decoded by JOrbis. */
final class OggVorbisDecoder implements Decoder {
    private static final int HEADERS = 3;

    private final OggPackets packets;
    private final long lastGranule;
    private Info info = new Info();
    private Comment comment = new Comment();
    private DspState state;
    private Block block;
    private int headers;
    private long made;
    private int skipped;

    OggVorbisDecoder(Path file) throws IOException {
        packets = new OggPackets(file, OggVorbisDecoder::begins);
        lastGranule = OggPackets.lastGranule(file);
    }

    static boolean begins(byte[] packet) {
        return new String(packet, 0, Math.min(7, packet.length), StandardCharsets.ISO_8859_1).equals("\u0001vorbis");
    }

    @Override
    public float[] next() throws IOException {
        for (OggPackets.Packet packet = packets.next(); packet != null; packet = packets.next()) {
            if (packet.first()) {
                headers = 0;
                info = new Info();
                comment = new Comment();
                info.init();
                comment.init();
            }
            if (headers < HEADERS) {
                readHeader(packet);
            } else {
                float[] samples = decode(packet);
                if (samples.length > 0) {
                    return samples;
                }
            }
        }
        return null;
    }

    private void readHeader(OggPackets.Packet packet) throws IOException {
        if (info.synthesis_headerin(comment, jogg(packet)) < 0) {
            throw new IOException("no Vorbis header");
        }
        headers++;
        if (headers == HEADERS) {
            state = new DspState();
            state.synthesis_init(info);
            block = new Block(state);
            made = 0;
        }
    }

    private float[] decode(OggPackets.Packet packet) {
        try {
            if (block.synthesis(jogg(packet)) != 0) {
                skipped++;
                return new float[0];
            }
            state.synthesis_blockin(block);
        } catch (RuntimeException e) {
            skipped++;
            return new float[0];
        }
        float[] samples = mixed();
        long tail = packet.last() && packet.granule() > 0 ? Math.max(0, made + samples.length - packet.granule()) : 0;
        made += samples.length;
        return tail == 0 ? samples : Arrays.copyOf(samples, (int) Math.max(0, samples.length - tail));
    }

    private float[] mixed() {
        float[][][] pcm = new float[1][][];
        int[] from = new int[info.channels];
        int count = state.synthesis_pcmout(pcm, from);
        float[] samples = new float[Math.max(0, count)];
        for (int c = 0; c < info.channels; c++) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] += pcm[0][c][from[c] + i] / info.channels;
            }
        }
        state.synthesis_read(count);
        return samples;
    }

    private static Packet jogg(OggPackets.Packet packet) {
        Packet jogg = new Packet();
        jogg.packet_base = packet.data();
        jogg.bytes = packet.data().length;
        jogg.b_o_s = packet.first() ? 1 : 0;
        jogg.e_o_s = packet.last() ? 1 : 0;
        jogg.granulepos = packet.granule();
        return jogg;
    }

    @Override
    public int rate() {
        return info.rate;
    }

    /** Known once the first header was read. */
    @Override
    public OptionalDouble seconds() {
        return lastGranule <= 0 || info.rate <= 0 ? OptionalDouble.empty() : OptionalDouble.of((double) lastGranule / info.rate);
    }

    @Override
    public int skipped() {
        return skipped + packets.skipped();
    }

    @Override
    public void close() throws IOException {
        packets.close();
    }
}
