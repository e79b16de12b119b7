package app.sotto.speech;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.model.Token;
import app.sotto.model.Turn;
import app.sotto.model.VoiceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnBuilderTest {
    @Test
    void neighbouring_spans_of_one_voice_become_one_turn() {
        List<Turn> turns = TurnBuilder.turns(List.of(heard(1, 0, 0, "I"), heard(2, 0, 1, "see."), heard(3, 1, 2, "Yes.")));
        assertThat(turns).extracting(Turn::text).containsExactly("I see.", "Yes.");
        assertThat(turns).extracting(Turn::number).containsExactly(1, 2);
    }

    @Test
    void a_span_without_words_leaves_no_turn_and_does_not_part_its_neighbours() {
        Turn silent = TurnBuilder.heard(2, new VoiceSpan(1, 2, 1), List.of());
        assertThat(TurnBuilder.turns(List.of(heard(1, 0, 0, "I"), silent, heard(3, 0, 2, "see.")))).extracting(Turn::text).containsExactly("I see.");
    }

    @Test
    void a_long_silence_parts_turns_of_one_voice() {
        assertThat(TurnBuilder.turns(List.of(heard(1, 0, 0, "I"), heard(2, 0, 20, "see.")))).hasSize(2);
    }

    @Test
    void another_language_stays_one_mark_of_its_whole_length() {
        Turn first = TurnBuilder.heard(1, new VoiceSpan(0, 10, 0), List.of(OtherLanguage.mark(0, 0, 10)));
        Turn second = TurnBuilder.heard(2, new VoiceSpan(11, 15, 0), List.of(OtherLanguage.mark(1, 11, 15)));
        List<Turn> turns = TurnBuilder.turns(List.of(first, second, heard(3, 0, 16, "Sorry.")));
        assertThat(turns).extracting(Turn::text).containsExactly("[other language, 15 s]", "Sorry.");
        assertThat(turns).extracting(Turn::language).containsExactly(Turn.OTHER_LANGUAGE, Turn.ENGLISH);
    }

    private static Turn heard(int number, int voice, double start, String word) {
        return TurnBuilder.heard(number, new VoiceSpan(start, start + 1, voice), List.of(new Token(number, start, start + 1, word, 0.9)));
    }
}
