package app.sotto.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EmbedderTest {
    private static final Embedder EMBEDDER = new Embedder();

    @AfterAll
    static void close() {
        EMBEDDER.close();
    }

    @Test
    void vectors_have_unit_length() {
        assertThat(dot(EMBEDDER.passage("I sleep badly."), EMBEDDER.passage("I sleep badly."))).isCloseTo(1, within(1e-5));
        assertThat(EMBEDDER.passage("")).hasSize(Embedder.WIDTH).doesNotContain(Float.NaN);
    }

    @Test
    void the_passage_that_means_what_is_asked_is_nearest() {
        float[] question = EMBEDDER.query("when did she talk about her father");
        double meant = dot(question, EMBEDDER.passage("My dad used to drink every night."));
        assertThat(meant).isGreaterThan(dot(question, EMBEDDER.passage("I like my new bicycle.")) + 0.1);
        assertThat(meant).isGreaterThan(dot(question, EMBEDDER.passage("We will meet next Tuesday at four.")) + 0.1);
    }

    @Test
    void a_passage_has_the_same_vector_alone_and_among_others() {
        List<String> texts = List.of("Yes.", "I have not slept for a week, and it shows at work.", "word ".repeat(900));
        List<float[]> together = EMBEDDER.passages(texts);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(together.get(i)).isEqualTo(EMBEDDER.passage(texts.get(i)));
        }
    }

    @Test
    void threads_may_share_it() {
        List<String> texts = IntStream.range(0, 40).mapToObj(i -> "I smoked " + i + " cigarettes.").toList();
        List<float[]> alone = texts.stream().map(EMBEDDER::passage).toList();
        List<float[]> shared = texts.parallelStream().map(EMBEDDER::passage).collect(Collectors.toList());
        assertThat(shared).usingElementComparator((a, b) -> java.util.Arrays.compare(a, b)).containsExactlyElementsOf(alone);
    }

    @Test
    void closed_and_used_again_it_reads_the_network_again() {
        Embedder embedder = new Embedder();
        float[] before = embedder.passage("Good morning.");
        embedder.close();
        assertThat(embedder.passage("Good morning.")).isEqualTo(before);
        embedder.close();
    }

    private static double dot(float[] a, float[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
