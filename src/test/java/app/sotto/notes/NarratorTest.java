package app.sotto.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarratorTest {
    private static final Grammar GRAMMAR = new Grammar();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "I usually drink when I'm at home trying to unwind.|Client usually drank when she was at home trying to unwind",
        "I don't want to make my depression any worse.|Client did not want to make her depression any worse",
        "I can't sleep and I worry about my son.|Client could not sleep and she worried about her son",
        "I've been trying to quit.|Client had been trying to quit",
        "My friends help me relax.|Client's friends helped her relax",
        "I-I'm gonna call, um, my sister.|Client was going to call her sister"})
    void a_client_is_told_in_the_third_person_and_the_past(String spoken, String told) {
        assertThat(narrator().tell(words("C: " + spoken), true, "Client")).contains(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "What do you want to change about your drinking?|what she wanted to change about her drinking",
        "How do you feel after you drink?|how she felt after she drank",
        "Are there other things you do to relax?|whether there were other things she did to relax",
        "What would help you cut back?|what would help her cut back"})
    void a_question_becomes_indirect(String spoken, String told) {
        assertThat(new IndirectQuestion(narrator()).of(words("T: " + spoken), "")).contains(told);
    }

    @Test
    void whom_the_client_means_by_you_is_not_guessed() {
        assertThat(narrator().tell(words("C: You don't really think about that."), true, "Client")).isEmpty();
    }

    private static Narrator narrator() {
        return new Narrator(GRAMMAR, Pronouns.of("she/her"));
    }

    private static List<Word> words(String line) {
        return Cleaner.words(Talk.of(line).turns().get(0));
    }
}
