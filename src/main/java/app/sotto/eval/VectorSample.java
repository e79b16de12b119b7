package app.sotto.eval;

import java.util.Random;

/**
 * Pseudo-random vectors that lie as sentence embeddings do: one common direction, topics that all charts share, a leaning of
 * each chart, and what is left. A vector is the unit vector along
 * {@code 0.6 common + 0.5 topic + 0.25 chart + 0.6 rest}, each part a Gaussian direction of unit length; topics are drawn with
 * Zipf's frequencies. Made from the seed of its chart, so that nothing of it needs to be kept.
 *
 * @param charts how many charts share the vectors evenly
 * @param each how many a chart has
 */
record VectorSample(int charts, int each, float[] common, float[][] topics) {
    static final int WIDTH = 384;
    private static final int TOPICS = 2000;

    static VectorSample of(int charts, int each) {
        Random random = new Random(1);
        float[][] topics = new float[TOPICS][];
        for (int t = 0; t < TOPICS; t++) {
            topics[t] = direction(random);
        }
        return new VectorSample(charts, each, direction(random), topics);
    }

    /** All vectors of a chart, the same at each call. */
    float[][] chart(int chart) {
        Random random = new Random(1000L + chart);
        float[] leaning = direction(random);
        float[][] vectors = new float[each][];
        for (int i = 0; i < each; i++) {
            float[] topic = topics[(int) (Math.pow(TOPICS, random.nextDouble()) - 1)];
            float[] rest = direction(random);
            float[] vector = new float[WIDTH];
            for (int d = 0; d < WIDTH; d++) {
                vector[d] = 0.6f * common[d] + 0.5f * topic[d] + 0.25f * leaning[d] + 0.6f * rest[d];
            }
            vectors[i] = unit(vector);
        }
        return vectors;
    }

    /** What is asked: the vector of a passage, moved by as much again as sets a paraphrase apart (cosine about 0.8). */
    float[] query(int number) {
        Random random = new Random(-1L - number);
        float[] near = chart(chartOf(number))[random.nextInt(each)];
        float[] away = direction(random);
        float[] query = new float[WIDTH];
        for (int d = 0; d < WIDTH; d++) {
            query[d] = near[d] + 0.75f * away[d];
        }
        return unit(query);
    }

    /** The chart that a query's passage is of. */
    int chartOf(int query) {
        return Math.floorMod(query * 7919, charts);
    }

    private static float[] direction(Random random) {
        float[] vector = new float[WIDTH];
        for (int d = 0; d < WIDTH; d++) {
            vector[d] = (float) random.nextGaussian();
        }
        return unit(vector);
    }

    static float[] unit(float[] vector) {
        float length = (float) Math.sqrt(dot(vector, vector));
        for (int d = 0; d < WIDTH; d++) {
            vector[d] /= length;
        }
        return vector;
    }

    static float dot(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int d = 0; d < WIDTH; d += 4) {
            s0 += a[d] * b[d];
            s1 += a[d + 1] * b[d + 1];
            s2 += a[d + 2] * b[d + 2];
            s3 += a[d + 3] * b[d + 3];
        }
        return s0 + s1 + s2 + s3;
    }
}
