package app.sotto.notes;

/** Arithmetic on sentence vectors of unit length. */
final class Vectors {
    private Vectors() {}

    /** The cosine of two vectors of unit length. */
    static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
