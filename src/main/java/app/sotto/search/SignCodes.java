package app.sotto.search;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.BytesRef;

/**
 * The signs of one segment's vectors, in memory: 48 bytes a passage and view. Ranking by how many differ from the
 * question's keeps nearly all of the true best among the first thousand, which are then scored exactly.
 */
final class SignCodes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WORDS = PassageVectors.BYTES / Long.SIZE;
    private final long[] codes;

    SignCodes(LeafReader segment) throws IOException {
        codes = new long[Math.multiplyExact(segment.maxDoc(), WORDS)];
        BinaryDocValues signs = segment.getBinaryDocValues(Fields.SIGNS);
        for (int document = 0; document < segment.maxDoc() && signs.advanceExact(document); document++) {
            System.arraycopy(longs(signs.binaryValue()), 0, codes, document * WORDS, WORDS);
        }
    }

    /** A question's code: the signs of its vector, once for each view. */
    static long[] of(float[] question) {
        byte[] quantized = new byte[PassageVectors.BYTES];
        for (int view = 0; view < PassageVectors.VIEWS; view++) {
            Quantized.quantize(question, quantized, view * Embedder.WIDTH);
        }
        return longs(new BytesRef(Quantized.signs(quantized, 0, quantized.length)));
    }

    private static long[] longs(BytesRef bytes) {
        long[] longs = new long[WORDS];
        for (int i = 0; i < WORDS; i++) {
            longs[i] = (long) LONGS.get(bytes.bytes, bytes.offset + i * Long.BYTES);
        }
        return longs;
    }

    /** How many signs of a passage differ from the question's, over all views: 0 to {@link PassageVectors#BYTES}. */
    int distance(int document, long[] question) {
        int distance = 0;
        int at = document * WORDS;
        for (int i = 0; i < WORDS; i++) {
            distance += Long.bitCount(codes[at + i] ^ question[i]);
        }
        return distance;
    }
}
