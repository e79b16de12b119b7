package app.sotto.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How many voices there are, and the direction of each: spherical k-means (Dhillon and Modha 2001), begun with one voice;
 * a further voice is tried from several windows, and kept as long as all voices stay clearly apart and each has enough
 * speech. Only windows that hold one voice take part: full ones whose neighbours to both sides are alike.
 */
final class VoiceCentres {
    private static final int MOST = 6;
    /** Two centres whose cosine is higher are halves of one voice. Measured: halves 0.65 and more, two voices up to 0.52. */
    private static final double TWO_APART = 0.58;
    /** A third voice needs more proof, for two are the rule. Measured: halves 0.45 and more, third to fifth voices up to 0.36. */
    private static final double MORE_APART = 0.4;
    /** The least speech of a voice: a share of all, within bounds in seconds. */
    private static final double SHARE_AT_LEAST = 0.04;
    private static final double SECONDS_AT_LEAST = 1.5;
    private static final double SECONDS_ENOUGH = 6;
    /** Windows 1.5 s apart, which do not overlap, are of one voice when their cosine is higher. */
    private static final double ALIKE = 0.2;
    private static final int WINDOW_STEPS = 16;
    private static final int ROUNDS = 15;
    private static final int TRIES = 16;
    private final List<VoiceWindows> stretches;
    private final List<float[]> windows = new ArrayList<>();
    private final double stepsAtLeast;

    VoiceCentres(List<VoiceWindows> stretches) {
        this.stretches = stretches;
        stretches.forEach(this::addPure);
        if (windows.isEmpty()) {
            stretches.forEach(stretch -> windows.addAll(List.of(stretch.directions())));
        }
        double seconds = windows.size() * VoiceWindows.STEP;
        stepsAtLeast = Math.max(SECONDS_AT_LEAST, Math.min(SECONDS_ENOUGH, SHARE_AT_LEAST * seconds)) / VoiceWindows.STEP;
    }

    private void addPure(VoiceWindows stretch) {
        int half = WINDOW_STEPS / 2;
        for (int i = 0; i < stretch.steps() && stretch.steps() >= WINDOW_STEPS; i++) {
            float[] before = stretch.directions()[Math.max(0, i - half)];
            float[] after = stretch.directions()[Math.min(stretch.steps() - 1, i + half)];
            if (Vectors.dot(before, after) > ALIKE) {
                windows.add(stretch.directions()[i]);
            }
        }
    }

    /** The centres, of unit length: one at least, six at most. */
    List<float[]> find() {
        List<float[]> centres = refined(List.of(windows.get(0)));
        while (centres.size() < MOST) {
            List<float[]> more = withOneMore(centres);
            if (more.size() == centres.size() || closest(more) > (centres.size() == 1 ? TWO_APART : MORE_APART)) {
                break;
            }
            centres = more;
        }
        return centres;
    }

    /** The best refinement with one more centre, begun at the windows that fit worst and at some others; the same centres if none has enough speech. */
    private List<float[]> withOneMore(List<float[]> centres) {
        Random random = new Random(centres.size());
        List<float[]> tried = new ArrayList<>(centres);
        List<float[]> best = centres;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < TRIES; i++) {
            float[] seed = i < TRIES / 2 ? farthest(tried) : windows.get(random.nextInt(windows.size()));
            tried.add(seed);
            List<float[]> begun = new ArrayList<>(centres);
            begun.add(seed);
            List<float[]> candidate = refined(begun);
            double fit = candidate.size() < begun.size() ? Double.NEGATIVE_INFINITY : VoicePath.fit(stretches, candidate);
            if (fit > highest) {
                highest = fit;
                best = candidate;
            }
        }
        return best;
    }

    private float[] farthest(List<float[]> from) {
        float[] worst = windows.get(0);
        double lowest = 2;
        for (int i = 0; i < windows.size(); i += WINDOW_STEPS / 2) {
            double nearest = Vectors.dot(from.get(nearest(from, windows.get(i))), windows.get(i));
            if (nearest < lowest) {
                lowest = nearest;
                worst = windows.get(i);
            }
        }
        return worst;
    }

    /** k-means from the given centres; of the result, those with enough speech. */
    private List<float[]> refined(List<float[]> begun) {
        List<float[]> centres = begun;
        for (int round = 0; round < ROUNDS; round++) {
            double[][] sums = new double[begun.size()][begun.get(0).length];
            int[] steps = new int[begun.size()];
            for (float[] window : windows) {
                int nearest = nearest(centres, window);
                steps[nearest]++;
                Vectors.add(sums[nearest], window);
            }
            List<float[]> moved = new ArrayList<>();
            for (int k = 0; k < sums.length; k++) {
                if (steps[k] < stepsAtLeast && round == ROUNDS - 1 && begun.size() > 1) {
                    return List.of();
                }
                moved.add(steps[k] == 0 ? centres.get(k) : Vectors.unit(sums[k]));
            }
            centres = moved;
        }
        return centres;
    }

    private static double closest(List<float[]> centres) {
        double closest = -1;
        for (int i = 0; i < centres.size(); i++) {
            for (int j = 0; j < i; j++) {
                closest = Math.max(closest, Vectors.dot(centres.get(i), centres.get(j)));
            }
        }
        return closest;
    }

    private static int nearest(List<float[]> centres, float[] direction) {
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
}
