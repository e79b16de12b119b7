package app.sotto.speech;

import java.util.List;

/** The likeliest sequence of voices through a stretch (Viterbi 1967): each step fits a voice by its cosine, and changing costs. */
final class VoicePath {
    /** A cosine's weight against {@link #CHANGE}: three for each step of 96 ms. */
    private static final double WEIGHT = 3;
    private static final double CHANGE = 2;

    private VoicePath() {}

    /** How well centres explain stretches: the scores of the likeliest paths, for each step. */
    static double fit(List<VoiceWindows> stretches, List<float[]> centres) {
        double sum = 0;
        int steps = 0;
        for (VoiceWindows stretch : stretches) {
            double[] score = new double[centres.size()];
            for (float[] direction : stretch.directions()) {
                double changed = score[best(score)] - CHANGE;
                for (int k = 0; k < score.length; k++) {
                    score[k] = Math.max(score[k], changed) + WEIGHT * Vectors.dot(direction, centres.get(k));
                }
            }
            sum += score[best(score)];
            steps += stretch.steps();
        }
        return sum / steps;
    }

    /** The voice of each step. */
    static int[] of(VoiceWindows stretch, List<float[]> centres) {
        int steps = stretch.steps();
        int[][] from = new int[steps][centres.size()];
        double[] score = new double[centres.size()];
        for (int step = 0; step < steps; step++) {
            int best = best(score);
            double[] next = new double[score.length];
            for (int k = 0; k < score.length; k++) {
                boolean stay = step == 0 || score[k] >= score[best] - CHANGE;
                from[step][k] = stay ? k : best;
                next[k] = (stay ? score[k] : score[best] - CHANGE) + WEIGHT * Vectors.dot(stretch.directions()[step], centres.get(k));
            }
            score = next;
        }
        int[] path = new int[steps];
        path[steps - 1] = best(score);
        for (int step = steps - 1; step > 0; step--) {
            path[step - 1] = from[step][path[step]];
        }
        return path;
    }

    private static int best(double[] scores) {
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            best = scores[k] > scores[best] ? k : best;
        }
        return best;
    }
}
