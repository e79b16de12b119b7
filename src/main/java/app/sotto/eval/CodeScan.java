package app.sotto.eval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * One way to find the nearest of many vectors: 1-bit codes (signs of the centred vector) of all in memory, scanned by Hamming
 * distance; the best of those scored again from vectors quantized to 8 bits with one scale each, which stay sealed.
 * One file of codes and one of quantized vectors a chart.
 */
final class CodeScan implements AutoCloseable {
    private static final int WORDS = VectorSample.WIDTH / Long.SIZE;
    private static final int RECORD = VectorSample.WIDTH + Float.BYTES;

    private final float[] centre;
    private final int each;
    private final List<IndexInput> quantized = new ArrayList<>();
    private long[] codes = {};

    CodeScan(float[] centre, int each) {
        this.centre = centre;
        this.each = each;
    }

    /** Writes a chart's codes and quantized vectors. */
    void write(Directory directory, float[][] vectors) throws IOException {
        try (IndexOutput codesOut = directory.createOutput("codes", IOContext.DEFAULT);
                IndexOutput bytesOut = directory.createOutput("vectors", IOContext.DEFAULT)) {
            for (float[] vector : vectors) {
                for (long word : code(vector)) {
                    codesOut.writeLong(word);
                }
                byte[] bytes = new byte[VectorSample.WIDTH];
                float scale = quantize(vector, bytes);
                bytesOut.writeInt(Float.floatToIntBits(scale));
                bytesOut.writeBytes(bytes, bytes.length);
            }
        }
        directory.sync(List.of("codes", "vectors"));
    }

    /** Brings all charts' codes into memory and opens the quantized vectors. */
    void open(List<Directory> charts) throws IOException {
        codes = new long[charts.size() * each * WORDS];
        for (int c = 0; c < charts.size(); c++) {
            try (IndexInput in = charts.get(c).openInput("codes", IOContext.READ)) {
                in.readLongs(codes, c * each * WORDS, each * WORDS);
            }
            quantized.add(charts.get(c).openInput("vectors", IOContext.READ));
        }
    }

    /**
     * The nearest within the charts from {@code first} to before {@code end}, best first.
     *
     * @param kept how many of the smallest distances are scored again
     */
    int[] search(float[] query, int first, int end, int wanted, int kept, ExecutorService threads) throws Exception {
        int from = first * each;
        int to = end * each;
        int middle = (from + to) / 2;
        long[] code = code(query);
        short[] distances = new short[to - from];
        Callable<int[]> lower = () -> scan(code, distances, from, from, middle);
        Callable<int[]> upper = () -> scan(code, distances, from, middle, to);
        int[] counts = new int[VectorSample.WIDTH + 1];
        for (Future<int[]> half : threads.invokeAll(List.of(lower, upper))) {
            int[] part = half.get();
            Arrays.setAll(counts, i -> counts[i] + part[i]);
        }
        int limit = 0;
        for (int seen = counts[0]; seen < kept && limit < VectorSample.WIDTH; seen += counts[limit]) {
            limit++;
        }
        int atMost = limit;
        Nearest nearest = new Nearest(wanted);
        byte[] bytes = new byte[VectorSample.WIDTH];
        for (int i = 0; i < distances.length; i++) {
            if (distances[i] <= atMost) {
                nearest.offer(from + i, score(query, from + i, bytes));
            }
        }
        return nearest.ids();
    }

    private int[] scan(long[] code, short[] distances, int base, int from, int to) {
        int[] counts = new int[VectorSample.WIDTH + 1];
        for (int i = from; i < to; i++) {
            int at = i * WORDS;
            int distance = Long.bitCount(codes[at] ^ code[0]) + Long.bitCount(codes[at + 1] ^ code[1])
                    + Long.bitCount(codes[at + 2] ^ code[2]) + Long.bitCount(codes[at + 3] ^ code[3])
                    + Long.bitCount(codes[at + 4] ^ code[4]) + Long.bitCount(codes[at + 5] ^ code[5]);
            distances[i - base] = (short) distance;
            counts[distance]++;
        }
        return counts;
    }

    private float score(float[] query, int id, byte[] bytes) throws IOException {
        IndexInput in = quantized.get(id / each);
        in.seek((long) (id % each) * RECORD);
        float scale = Float.intBitsToFloat(in.readInt());
        in.readBytes(bytes, 0, bytes.length);
        float sum = 0;
        for (int d = 0; d < bytes.length; d++) {
            sum += query[d] * bytes[d];
        }
        return sum * scale;
    }

    private long[] code(float[] vector) {
        long[] code = new long[WORDS];
        for (int d = 0; d < vector.length; d++) {
            if (vector[d] > centre[d]) {
                code[d / Long.SIZE] |= 1L << d;
            }
        }
        return code;
    }

    private static float quantize(float[] vector, byte[] into) {
        float most = 0;
        for (float value : vector) {
            most = Math.max(most, Math.abs(value));
        }
        for (int d = 0; d < vector.length; d++) {
            into[d] = (byte) Math.round(127 * vector[d] / most);
        }
        return most / 127;
    }

    long bytesInMemory() {
        return (long) codes.length * Long.BYTES;
    }

    @Override
    public void close() throws IOException {
        for (IndexInput in : quantized) {
            in.close();
        }
    }
}
