package app.sotto.capture;

import java.io.IOException;
import java.util.List;
import java.util.logging.Logger;
import net.sourceforge.jaad.aac.Decoder;

/** AAC frames to samples, by JAAD, channels mixed to their mean. Damaged frames give silence of a frame's length. */
final class AacFrames {
    private static final float FULL_SCALE = 32768;
    /** The parent of JAAD's loggers, which would write about damaged frames to the terminal. Held, since one that nobody holds forgets its setting. */
    private static final Logger SILENCED = Logger.getLogger("jaad");

    static {
        SILENCED.setUseParentHandlers(false);
    }

    private final Decoder decoder;
    private float[] block;
    private int length;
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
        block = null;
        try {
            decoder.decodeFrame(frame, this::accept);
        } catch (RuntimeException e) {
            block = null;
        }
        if (block == null) {
            skipped++;
            return new float[length];
        }
        return block;
    }

    private void accept(List<float[]> channels, int count, int hertz) {
        rate = hertz;
        length = count;
        block = new float[count];
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
