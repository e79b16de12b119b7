package app.sotto.speech;

/** Arithmetic of float vectors. */
final class Vectors {
    private Vectors() {}

    static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The same direction at length 1; a vector of zeros stays. */
    static float[] unit(float[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        float[] out = new float[vector.length];
        for (int i = 0; i < vector.length && length > 0; i++) {
            out[i] = (float) (vector[i] / length);
        }
        return out;
    }

    static float[] unit(double[] vector) {
        float[] out = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            out[i] = (float) vector[i];
        }
        return unit(out);
    }

    static void add(double[] sum, float[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector[i];
        }
    }
}
