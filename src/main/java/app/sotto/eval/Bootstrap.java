package app.sotto.eval;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Percentile bootstrap (Efron 1979): how far a figure would move on another set of the same size. The sets are small, so
 * every figure is printed with its 90 % interval.
 *
 * @param low the 5th percentile over the resamples
 * @param high the 95th
 */
record Bootstrap(double low, double high) {
    private static final int ROUNDS = 1000;

    /** The interval of a figure that is computed from items, which are drawn with replacement. The same items give the same interval. */
    static <T> Bootstrap of(List<T> items, ToDoubleFunction<List<T>> figure) {
        Random random = new Random(1);
        double[] figures = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            figures[round] = figure.applyAsDouble(random.ints(items.size(), 0, items.size()).mapToObj(items::get).toList());
        }
        Arrays.sort(figures);
        return new Bootstrap(figures[(int) (0.05 * ROUNDS)], figures[(int) (0.95 * ROUNDS) - 1]);
    }
}
