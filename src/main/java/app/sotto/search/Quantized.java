package app.sotto.search;

/**
 * Vectors of unit length in one signed byte a number. The scale is the vector's own and is not kept: length 1 gives it back.
 * The signs alone, one bit a number, make a code for a first look.
 */
final class Quantized {
    private Quantized() {}

    static void quantize(float[] vector, byte[] into, int offset) {
        float most = 0;
        for (float v : vector) {
            most = Math.max(most, Math.abs(v));
        }
        for (int i = 0; i < vector.length; i++) {
            into[offset + i] = (byte) Math.round(vector[i] / most * Byte.MAX_VALUE);
        }
    }

    /** The cosine of a vector of unit length and a quantized one. */
    static double cosine(float[] vector, byte[] quantized, int offset) {
        float dot = 0;
        int squares = 0;
        for (int i = 0; i < vector.length; i++) {
            int q = quantized[offset + i];
            dot += vector[i] * q;
            squares += q * q;
        }
        return squares == 0 ? 0 : dot / Math.sqrt(squares);
    }

    /** One bit for each of {@code length} numbers: whether it is above zero; the first is the lowest bit of the first byte. */
    static byte[] signs(byte[] quantized, int offset, int length) {
        byte[] signs = new byte[length / Byte.SIZE];
        for (int i = 0; i < length; i++) {
            if (quantized[offset + i] > 0) {
                signs[i / Byte.SIZE] |= (byte) (1 << i % Byte.SIZE);
            }
        }
        return signs;
    }
}
