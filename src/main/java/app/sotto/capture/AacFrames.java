package app.sotto.capture;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.sourceforge.jaad.aac.Decoder;

/** AAC frames to samples, by JAAD, channels mixed to their mean. Damaged frames give silence of a frame's length. */
final class AacFrames {
    private static final float FULL_SCALE = 32768;
    /** Held, since a logger that nobody holds forgets its level: JAAD would write to the terminal about damaged frames. */
    private static final Logger SILENCED = Logger.getLogger("net.sourceforge.jaad");

    static {
        SILENCED.setLevel(Level.OFF);
    }

    private final Decoder decoder;
    private float[] block = new float[0];
    private int rate;
    private int skipped;

    /** @param config the AudioSpecificConfig of ISO 14496-3 1.6.2.1 */
    AacFrames(byte[] config) throws IOException {
        try {
            decoder = Decoder.create(config);
        } catch (IOException | RuntimeException e) {
            throw new UnreadFormat("AAC of an unusual profile");
        }
    }

    /** The samples of a frame; empty when it and all before it are damaged. */
    float[] decode(byte[] frame) {
        try {
            decoder.decodeFrame(frame, this::accept);
            return block;
        } catch (RuntimeException e) {
            skipped++;
            return new float[block.length];
        }
    }

    private void accept(List<float[]> channels, int length, int hertz) {
        rate = hertz;
        block = new float[length];
        for (float[] channel : channels) {
            for (int i = 0; i < length; i++) {
                block[i] += channel[i] / (FULL_SCALE * channels.size());
            }
        }
        for (int i = 0; i < length; i++) {
            block[i] = Float.isFinite(block[i]) ? block[i] : 0;
        }
    }

    int rate() {
        return rate;
    }

    int skipped() {
        return skipped;
    }
}
