package app.sotto.eval;

import app.sotto.speech.VoiceProjection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Linear discriminant analysis (Fisher 1936): the directions in which classes differ most, measured by how much members of a class do. */
final class Lda {
    private static final int SWEEPS = 12;

    private Lda() {}

    /**
     * @param classes one list of vectors for each class
     * @param dimensions how many directions to keep
     * @param shrinkage share by which the scatter within classes is drawn to a multiple of the identity
     */
    static VoiceProjection train(List<List<float[]>> classes, int dimensions, double shrinkage) {
        List<float[]> all = classes.stream().flatMap(List::stream).toList();
        int width = all.get(0).length;
        double[] mean = mean(all, width);
        double[] deviation = new double[width];
        all.forEach(v -> IntStream.range(0, width).forEach(i -> deviation[i] += (v[i] - mean[i]) * (v[i] - mean[i]) / all.size()));
        IntStream.range(0, width).forEach(i -> deviation[i] = Math.sqrt(deviation[i]) + 1e-6);
        double[][] within = new double[width][width];
        double[][] between = new double[width][width];
        for (List<float[]> members : classes) {
            if (!members.isEmpty()) {
                scatter(members, mean, deviation, all.size(), within, between);
            }
        }
        shrink(within, shrinkage);
        double[][] whitening = inverseOfLower(cholesky(within));
        double[][] whitened = product(product(whitening, between), transposed(whitening));
        double[][] directions = eigenvectors(whitened);
        return new VoiceProjection(floats(mean), floats(deviation), best(whitened, directions, whitening, dimensions));
    }

    private static void scatter(List<float[]> members, double[] mean, double[] deviation, int all, double[][] within, double[][] between) {
        int width = mean.length;
        double[] own = mean(members, width);
        double[] apart = new double[width];
        for (float[] member : members) {
            for (int i = 0; i < width; i++) {
                apart[i] = (member[i] - own[i]) / deviation[i];
            }
            addOuter(within, apart, 1.0 / all);
        }
        for (int i = 0; i < width; i++) {
            apart[i] = (own[i] - mean[i]) / deviation[i];
        }
        addOuter(between, apart, members.size() / (double) all);
    }

    private static void addOuter(double[][] into, double[] v, double weight) {
        for (int i = 0; i < v.length; i++) {
            double scaled = weight * v[i];
            for (int j = 0; j < v.length; j++) {
                into[i][j] += scaled * v[j];
            }
        }
    }

    private static void shrink(double[][] matrix, double share) {
        double diagonal = IntStream.range(0, matrix.length).mapToDouble(i -> matrix[i][i]).average().orElseThrow();
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                matrix[i][j] = (1 - share) * matrix[i][j] + (i == j ? share * diagonal : 0);
            }
        }
    }

    /** The lower triangular L with L Lᵀ = matrix, which is symmetric and positive definite. */
    private static double[][] cholesky(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        return lower;
    }

    private static double[][] inverseOfLower(double[][] lower) {
        int n = lower.length;
        double[][] inverse = new double[n][n];
        for (int column = 0; column < n; column++) {
            for (int i = column; i < n; i++) {
                double sum = i == column ? 1 : 0;
                for (int k = column; k < i; k++) {
                    sum -= lower[i][k] * inverse[k][column];
                }
                inverse[i][column] = sum / lower[i][i];
            }
        }
        return inverse;
    }

    /**
     * The eigenvectors of a symmetric matrix, as rows, by Jacobi's rotations (Golub and Van Loan, Matrix Computations, 8.5).
     * Afterwards the matrix holds the eigenvalues on its diagonal.
     */
    private static double[][] eigenvectors(double[][] matrix) {
        int n = matrix.length;
        double[][] vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(matrix, vectors, p, q);
                }
            }
        }
        return vectors;
    }

    private static void rotate(double[][] matrix, double[][] vectors, int p, int q) {
        if (Math.abs(matrix[p][q]) < 1e-12) {
            return;
        }
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        turn(matrix[p], matrix[q], cosine, sine);
        for (double[] row : matrix) {
            double old = row[p];
            row[p] = cosine * old - sine * row[q];
            row[q] = sine * old + cosine * row[q];
        }
        turn(vectors[p], vectors[q], cosine, sine);
    }

    private static void turn(double[] a, double[] b, double cosine, double sine) {
        for (int i = 0; i < a.length; i++) {
            double old = a[i];
            a[i] = cosine * old - sine * b[i];
            b[i] = sine * old + cosine * b[i];
        }
    }

    /** The rows of {@code directions · whitening} with the largest eigenvalues. */
    private static float[][] best(double[][] values, double[][] directions, double[][] whitening, int dimensions) {
        double[][] rows = product(directions, whitening);
        return IntStream.range(0, rows.length).boxed().sorted(Comparator.comparingDouble(i -> -values[i][i])).limit(dimensions)
                .map(i -> floats(rows[i])).toArray(float[][]::new);
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] out = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    out[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return out;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] out = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                out[j][i] = matrix[i][j];
            }
        }
        return out;
    }

    private static double[] mean(List<float[]> vectors, int width) {
        double[] mean = new double[width];
        for (float[] vector : vectors) {
            for (int i = 0; i < width; i++) {
                mean[i] += vector[i] / vectors.size();
            }
        }
        return mean;
    }

    private static float[] floats(double[] values) {
        float[] out = new float[values.length];
        IntStream.range(0, values.length).forEach(i -> out[i] = (float) values[i]);
        return out;
    }
}
