package app.sotto.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantizedTest {
    @Test
    void a_cosine_survives_quantizing() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            float[] a = unit(random);
            float[] b = unit(random);
            byte[] quantized = new byte[Embedder.WIDTH + 3];
            Quantized.quantize(b, quantized, 3);
            double exact = 0;
            for (int i = 0; i < a.length; i++) {
                exact += a[i] * b[i];
            }
            assertThat(Quantized.cosine(a, quantized, 3)).isCloseTo(exact, within(2e-3));
        }
        assertThat(Quantized.cosine(unit(random), new byte[Embedder.WIDTH], 0)).isZero();
    }

    @Test
    void signs_are_one_bit_a_number() {
        byte[] signs = Quantized.signs(new byte[] {9, 1, -1, 0, 5, -9, 0, 0, 1, 0, 0, 0, 0, 0, 0, 7}, 1, 8);
        assertThat(signs).containsExactly((byte) 0b10001001);
    }

    private static float[] unit(Random random) {
        float[] vector = new float[Embedder.WIDTH];
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }
}
