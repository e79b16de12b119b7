package app.sotto.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * How many voices there are, and the direction of each: spherical k-means (Dhillon and Modha 2001) over the windows, begun
 * with one voice; a further voice is tried where the windows fit worst, and kept as long as all voices stay clearly apart
 * and each has enough speech.
 */
final class VoiceCentres {
    static final int MOST = 6;
    /** Two centres closer than this are one voice: what the voices of training speakers hardly ever reach, and halves of one voice do. */
    private static final double APART = 0.5;
    /** Less speech than this makes no voice. */
    private static final double SECONDS_AT_LEAST = 1.5;
    private static final int ROUNDS = 12;
    private static final int TRIES = 8;
    private final List<VoiceWindows> stretches;
    private final List<float[]> seeds = new ArrayList<>();

    VoiceCentres(List<VoiceWindows> stretches) {
        this.stretches = stretches;
        for (VoiceWindows stretch : stretches) {
            for (int from = 0; from < stretch.steps(); from += 15) {
                seeds.add(mean(stretch, from, Math.min(stretch.steps(), from + 15)));
            }
        }
    }

    /** The centres, of unit length; one when there is any speech at all. */
    List<float[]> find() {
        List<float[]> centres = List.of();
        for (int voices = 1; voices <= MOST; voices++) {
            List<float[]> more = voices == 1 ? refined(List.of(seeds.get(0))) : withOneMore(centres);
            if (voices > 1 && closest(more) > APART) {
                break;
            }
            centres = more;
        }
        return centres;
    }

    private List<float[]> withOneMore(List<float[]> centres) {
        List<float[]> best = null;
        List<float[]> tried = new ArrayList<>(centres);
        for (int i = 0; i < TRIES; i++) {
            float[] seed = farthest(tried);
            tried.add(seed);
            List<float[]> begun = new ArrayList<>(centres);
            begun.add(seed);
            List<float[]> candidate = refined(begun);
            if (candidate.size() == begun.size() && (best == null || fit(candidate) > fit(best))) {
                best = candidate;
            }
        }
        return best == null ? List.of(centres.get(0), centres.get(0)) : best;
    }

    private float[] farthest(List<float[]> from) {
        float[] worst = seeds.get(0);
        double lowest = 2;
        for (float[] seed : seeds) {
            double nearest = from.stream().mapToDouble(centre -> Vectors.dot(centre, seed)).max().orElse(0);
            if (nearest < lowest) {
                lowest = nearest;
                worst = seed;
            }
        }
        return worst;
    }

    /** k-means from the given centres; centres that end with too little speech are left out. */
    private List<float[]> refined(List<float[]> begun) {
        List<float[]> centres = begun;
        for (int round = 0; round < ROUNDS; round++) {
            double[][] sums = new double[centres.size()][begun.get(0).length];
            int[] steps = new int[centres.size()];
            for (VoiceWindows stretch : stretches) {
                for (float[] direction : stretch.directions()) {
                    int nearest = nearest(centres, direction);
                    steps[nearest]++;
                    for (int d = 0; d < direction.length; d++) {
                        sums[nearest][d] += direction[d];
                    }
                }
            }
            List<float[]> moved = new ArrayList<>();
            for (int k = 0; k < sums.length; k++) {
                if (steps[k] * VoiceWindows.STEP >= SECONDS_AT_LEAST || begun.size() == 1) {
                    moved.add(unit(sums[k]));
                }
            }
            centres = moved;
        }
        return centres;
    }

    private double fit(List<float[]> centres) {
        return stretches.stream().flatMap(stretch -> java.util.Arrays.stream(stretch.directions()))
                .mapToDouble(direction -> Vectors.dot(direction, centres.get(nearest(centres, direction)))).average().orElse(0);
    }

    static double closest(List<float[]> centres) {
        double closest = -1;
        for (int i = 0; i < centres.size(); i++) {
            for (int j = 0; j < i; j++) {
                closest = Math.max(closest, Vectors.dot(centres.get(i), centres.get(j)));
            }
        }
        return closest;
    }

    static int nearest(List<float[]> centres, float[] direction) {
        int nearest = 0;
        double highest = -2;
        for (int k = 0; k < centres.size(); k++) {
            double cosine = Vectors.dot(centres.get(k), direction);
            if (cosine > highest) {
                highest = cosine;
                nearest = k;
            }
        }
        return nearest;
    }

    private static float[] mean(VoiceWindows stretch, int from, int to) {
        double[] sum = new double[stretch.directions()[0].length];
        for (int i = from; i < to; i++) {
            for (int d = 0; d < sum.length; d++) {
                sum[d] += stretch.directions()[i][d];
            }
        }
        return unit(sum);
    }

    static float[] unit(double[] sum) {
        float[] out = new float[sum.length];
        for (int d = 0; d < sum.length; d++) {
            out[d] = (float) sum[d];
        }
        return Vectors.unit(out);
    }
}
