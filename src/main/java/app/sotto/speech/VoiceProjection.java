package app.sotto.speech;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * From pooled states to a voice's direction: standardised, projected by linear discriminant analysis, scaled to unit
 * length, so that the cosine of two is their dot product. Immutable.
 */
public final class VoiceProjection {
    private static final int FORMAT = 0x53565031;
    private final float[] mean;
    private final float[] deviation;
    private final float[][] matrix;

    /** @param matrix one row for each dimension of the result, with as many columns as {@code mean} and {@code deviation} have */
    public VoiceProjection(float[] mean, float[] deviation, float[][] matrix) {
        this.mean = mean.clone();
        this.deviation = deviation.clone();
        this.matrix = matrix.clone();
    }

    /** The projection that comes with Sotto; {@code app.sotto.eval.TrainVoices} made it. */
    static VoiceProjection ours() {
        try (InputStream in = VoiceProjection.class.getResourceAsStream("voices.lda"); DataInputStream data = new DataInputStream(new java.io.BufferedInputStream(in))) {
            if (data.readInt() != FORMAT) {
                throw new IllegalStateException("voices.lda is of another format");
            }
            int rows = data.readInt();
            int columns = data.readInt();
            float[] mean = floats(data, columns);
            float[] deviation = floats(data, columns);
            float[][] matrix = new float[rows][];
            for (int row = 0; row < rows; row++) {
                matrix[row] = floats(data, columns);
            }
            return new VoiceProjection(mean, deviation, matrix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes it: a format number, rows, columns, mean, deviation, rows of the matrix; big-endian, 32 bit each. */
    public void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(FORMAT);
        data.writeInt(matrix.length);
        data.writeInt(mean.length);
        write(data, mean);
        write(data, deviation);
        for (float[] row : matrix) {
            write(data, row);
        }
        data.flush();
    }

    /** The direction of pooled states, of unit length. */
    public float[] project(float[] pooled) {
        float[] standard = new float[mean.length];
        for (int i = 0; i < mean.length; i++) {
            standard[i] = (pooled[i] - mean[i]) / deviation[i];
        }
        float[] out = new float[matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            out[row] = (float) Vectors.dot(matrix[row], standard);
        }
        return Vectors.unit(out);
    }

    private static float[] floats(DataInputStream data, int count) throws IOException {
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            out[i] = data.readFloat();
        }
        return out;
    }

    private static void write(DataOutputStream data, float[] values) throws IOException {
        for (float value : values) {
            data.writeFloat(value);
        }
    }
}
