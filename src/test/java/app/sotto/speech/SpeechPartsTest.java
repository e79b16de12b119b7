package app.sotto.speech;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.model.Span;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechPartsTest {
    @Test
    void a_short_answer_between_pauses_is_kept_and_a_click_is_not() {
        float[] probabilities = new float[100];
        Arrays.fill(probabilities, 20, 26, 0.9f);
        probabilities[60] = 0.9f;
        List<Span> spans = new SpeechEdges(0.032, 3.2).spans(probabilities);
        assertThat(spans).hasSize(1);
        assertThat(spans.get(0).start()).isBetween(0.5, 0.65);
        assertThat(spans.get(0).end()).isBetween(0.83, 0.95);
    }

    @Test
    void a_short_dip_does_not_part_speech_and_a_pause_does() {
        float[] probabilities = new float[100];
        Arrays.fill(probabilities, 10, 90, 0.9f);
        Arrays.fill(probabilities, 30, 34, 0.1f);
        Arrays.fill(probabilities, 60, 72, 0.1f);
        assertThat(new SpeechEdges(0.032, 3.2).spans(probabilities)).hasSize(2);
    }

    @Test
    void a_loop_is_cut_to_one_copy() {
        int[] tokens = {9, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6};
        assertThat(Loops.atEnd(tokens, tokens.length)).isEqualTo(7);
    }

    @Test
    void a_few_repeated_words_are_no_loop() {
        int[] tokens = {5, 6, 5, 6, 5, 6, 5, 6};
        assertThat(Loops.atEnd(tokens, tokens.length)).isEqualTo(-1);
    }

    @Test
    void an_unsure_decoding_of_clear_sound_is_another_language_and_of_noise_is_not() {
        int[] tokens = new int[10];
        double[] unsure = new double[10];
        Arrays.fill(unsure, -1.2);
        float[] clear = new float[5 * 16_000];
        float[] noise = new float[5 * 16_000];
        for (int i = 0; i < clear.length; i++) {
            clear[i] = i / 4000 % 2 == 0 ? 0.3f * (float) Math.sin(i * 0.1) : 0.0001f;
            noise[i] = 0.1f * (float) Math.sin(i * 0.1);
        }
        assertThat(LanguageCheck.other(new Decoded(tokens, unsure, true), clear)).isTrue();
        assertThat(LanguageCheck.other(new Decoded(tokens, unsure, true), noise)).isFalse();
        assertThat(LanguageCheck.other(new Decoded(tokens, new double[10], true), clear)).isFalse();
    }
}
