package app.sotto.capture;

import app.sotto.model.Sound;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * Ogg Opus (RFC 7845), decoded by Concentus at 16 kHz mono: Opus itself can give any of its rates and mix its channels,
 * so nothing is resampled. Granule positions count at 48 kHz.
 */
final class OggOpusDecoder implements Decoder {
    private static final int LONGEST_PACKET = Sound.RATE * 120 / 1000;
    private static final int GRANULES = 48_000 / Sound.RATE;

    private final OggPackets packets;
    private final long lastGranule;
    private OpusDecoder opus;
    private int preskip;
    private long made;
    private int skipped;

    OggOpusDecoder(Path file) throws IOException {
        packets = new OggPackets(file, OggOpusDecoder::begins);
        lastGranule = OggPackets.lastGranule(file);
    }

    static boolean begins(byte[] packet) {
        return new String(packet, 0, Math.min(8, packet.length), StandardCharsets.ISO_8859_1).equals("OpusHead");
    }

    @Override
    public float[] next() throws IOException {
        for (OggPackets.Packet packet = packets.next(); packet != null; packet = packets.next()) {
            if (packet.first()) {
                readHead(packet.data());
            } else if (opus != null && !isTags(packet.data())) {
                float[] block = decode(packet);
                if (block.length > 0) {
                    return block;
                }
            }
        }
        return null;
    }

    private void readHead(byte[] packet) throws IOException {
        if (packet.length < 19) {
            throw new IOException("Opus head too short");
        }
        ByteBuffer head = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
        int channels = head.get(9);
        if (channels < 1 || channels > 2) {
            throw new UnreadFormat("Opus, " + channels + " channels");
        }
        try {
            opus = new OpusDecoder(Sound.RATE, 1);
        } catch (OpusException e) {
            throw new IOException(e);
        }
        opus.setGain(head.getShort(16));
        preskip = head.getShort(10) & 0xFFFF;
        made = 0;
    }

    private static boolean isTags(byte[] packet) {
        return new String(packet, 0, Math.min(8, packet.length), StandardCharsets.ISO_8859_1).equals("OpusTags");
    }

    private float[] decode(OggPackets.Packet packet) {
        short[] samples = new short[LONGEST_PACKET];
        int count;
        try {
            count = Math.max(0, opus.decode(packet.data(), 0, packet.data().length, samples, 0, LONGEST_PACKET, false));
        } catch (OpusException | RuntimeException e) {
            skipped++;
            return new float[0];
        }
        long head = Math.max(0, preskip / GRANULES - made);
        long tail = packet.last() && packet.granule() > 0 ? Math.max(0, made + count - packet.granule() / GRANULES) : 0;
        made += count;
        return floats(samples, (int) Math.min(head, count), (int) Math.max(0, count - tail));
    }

    private static float[] floats(short[] samples, int from, int to) {
        float[] block = new float[Math.max(0, to - from)];
        for (int i = 0; i < block.length; i++) {
            block[i] = samples[from + i] / 32768f;
        }
        return block;
    }

    @Override
    public int rate() {
        return Sound.RATE;
    }

    @Override
    public OptionalDouble seconds() {
        return lastGranule <= 0 ? OptionalDouble.empty() : OptionalDouble.of(lastGranule / 48_000.0);
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
