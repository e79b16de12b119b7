package app.sotto.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private static WordPieces vocabulary;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream json = QuestionTest.class.getResourceAsStream("/bge-small-en-v1.5-q-tokenizer.json")) {
            vocabulary = new WordPieces(json);
        }
    }

    @Test
    void numbers_names_and_words_the_network_lacks_count_as_words() {
        assertThat(ask("when did Peter take 20 mg of escitalopram?").named()).containsExactly("Peter", "20", "escitalopram");
        assertThat(ask("head start").named()).containsExactly("head", "start");
        assertThat(ask("When I can't sleep, don't I worry about the child's father?").named()).isEmpty();
    }

    @Test
    void quotes_of_either_shape_hold_phrases() {
        Question question = ask("father \"never said sorry\" \u201csix years\u201d \"\"");
        assertThat(question.phrases()).containsExactly("never said sorry", "six years");
        assertThat(question.text()).doesNotContain("\"").contains("father", "never said sorry");
    }

    @Test
    void a_question_may_be_about_the_one_who_asks() {
        assertThat(ask("where did I praise her").asker()).isTrue();
        assertThat(ask("what we agreed").asker()).isTrue();
        assertThat(ask("why is she sad in Italy").asker()).isFalse();
    }

    private static Question ask(String typed) {
        return Question.of(typed, vocabulary);
    }
}
