package app.sotto.capture;

/**
 * The head of an MPEG audio frame (ISO 11172-3 2.4.2.3, ISO 13818-3, and the unofficial 2.5 of half their rates).
 *
 * @param layer 1, 2 or 3
 * @param rate samples a second
 * @param length of the frame in bytes, its head included
 * @param samples in each channel
 * @param mpeg1 whether it is of MPEG 1, not of 2 or 2.5
 */
record MpegFrame(int layer, int rate, boolean mono, int length, int samples, boolean mpeg1) {
    static final int HEAD = 4;
    private static final int[] RATES = {44_100, 48_000, 32_000};
    /** Kilobits a second, by index: MPEG 1 layers 1, 2, 3, then MPEG 2 layer 1, then its layers 2 and 3. */
    private static final int[][] KILOBITS = {
        {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
        {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
        {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}};

    /** The head at a place in some bytes, or null when there is none (free bit rates are not known here). */
    static MpegFrame at(byte[] bytes, int at) {
        if (at + HEAD > bytes.length || bytes[at] != (byte) 0xFF || (bytes[at + 1] & 0xE0) != 0xE0) {
            return null;
        }
        int version = bytes[at + 1] >> 3 & 3;
        int layer = 4 - (bytes[at + 1] >> 1 & 3);
        int bitrate = bytes[at + 2] >> 4 & 15;
        int rate = bytes[at + 2] >> 2 & 3;
        if (version == 1 || layer == 4 || bitrate == 0 || bitrate == 15 || rate == 3) {
            return null;
        }
        boolean mpeg1 = version == 3;
        int hertz = RATES[rate] >> (mpeg1 ? 0 : version == 2 ? 1 : 2);
        int kilobits = KILOBITS[mpeg1 ? layer - 1 : layer == 1 ? 3 : 4][bitrate - 1];
        int padding = bytes[at + 2] >> 1 & 1;
        int samples = layer == 1 ? 384 : layer == 2 || mpeg1 ? 1152 : 576;
        int length = layer == 1 ? (12_000 * kilobits / hertz + padding) * 4 : samples / 8 * kilobits * 1000 / hertz + padding;
        return new MpegFrame(layer, hertz, (bytes[at + 3] >> 6 & 3) == 3, length, samples, mpeg1);
    }

    /** Whether both can be frames of one stream. */
    boolean alike(MpegFrame other) {
        return layer == other.layer && rate == other.rate;
    }

    /** Bytes between a layer 3 frame's beginning and its sound: the head and the side information. */
    int sideInformation() {
        return HEAD + (mpeg1 ? mono ? 17 : 32 : mono ? 9 : 17);
    }
}
