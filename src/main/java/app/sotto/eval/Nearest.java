package app.sotto.eval;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The best few of many, kept while they pass by. */
final class Nearest {
    private final int[] ids;
    private final float[] scores;
    private int filled;

    Nearest(int size) {
        ids = new int[size];
        scores = new float[size];
    }

    void offer(int id, float score) {
        if (filled == ids.length && score <= scores[filled - 1]) {
            return;
        }
        int at = filled < ids.length ? filled++ : filled - 1;
        while (at > 0 && scores[at - 1] < score) {
            scores[at] = scores[at - 1];
            ids[at] = ids[at - 1];
            at--;
        }
        scores[at] = score;
        ids[at] = id;
    }

    /** Best first. */
    int[] ids() {
        return Arrays.copyOf(ids, filled);
    }

    /** The share of the true best that are among those found. */
    static double recall(int[] truth, int[] found) {
        return IntStream.of(truth).filter(id -> IntStream.of(found).anyMatch(f -> f == id)).count() / (double) truth.length;
    }
}
