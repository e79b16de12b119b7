package app.sotto.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ids are those that the reference tokenizer (Hugging Face's, with the same file) gives for these texts. */
class WordPiecesTest {
    private static WordPieces pieces;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream json = WordPiecesTest.class.getResourceAsStream("/bge-small-en-v1.5-q-tokenizer.json")) {
            pieces = new WordPieces(json);
        }
    }

    @Test
    void known_words_are_one_piece_and_case_does_not_matter() {
        assertThat(ids("The quick brown fox jumps over the lazy dog."))
                .containsExactly(101, 1996, 4248, 2829, 4419, 14523, 2058, 1996, 13971, 3899, 1012, 102);
    }

    @Test
    void accents_are_dropped_and_rare_words_are_cut() {
        assertThat(ids("Café unaffable")).containsExactly(101, 7668, 14477, 20961, 3468, 102);
        assertThat(ids("cafe\u0301")).isEqualTo(ids("café"));
    }

    @Test
    void each_punctuation_mark_stands_alone() {
        assertThat(ids("don't-- [scoffs]")).containsExactly(101, 2123, 1005, 1056, 1011, 1011, 1031, 8040, 27475, 1033, 102);
    }

    @Test
    void what_the_vocabulary_lacks_is_unknown_not_lost() {
        assertThat(ids("a" + "x".repeat(100))).containsExactly(101, 100, 102);
        assertThat(ids("\u4f60x")).containsExactly(101, 100, 1060, 102);
        assertThat(ids("")).containsExactly(101, 102);
    }

    @Test
    void invisible_marks_are_dropped_and_odd_spaces_are_spaces() {
        assertThat(ids("hel\u200blo\u00a0wor\u0000ld")).isEqualTo(ids("hello world"));
    }

    @Test
    void a_long_text_is_cut_and_still_ends_with_the_end_mark() {
        long[] ids = ids("dog ".repeat(1000));
        assertThat(ids).hasSize(512).startsWith(101, 3899).endsWith(3899, 102);
        assertThat(pieces.ids("unaffable", 4)).containsExactly(101, 14477, 20961, 102);
    }

    private static long[] ids(String text) {
        return pieces.ids(text, 512);
    }
}
