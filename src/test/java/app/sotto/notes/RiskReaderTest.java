package app.sotto.notes;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.model.RiskFlag;
import app.sotto.model.RiskFlag.Status;
import app.sotto.model.RiskFlag.Subject;
import app.sotto.model.RiskFlag.Time;
import app.sotto.model.RiskKind;
import app.sotto.model.RiskLedger;
import app.sotto.search.Embedder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RiskReaderTest {
    private static final Embedder EMBEDDER = new Embedder();
    private static final RiskReader READER = new RiskReader(EMBEDDER);

    @AfterAll
    static void close() {
        EMBEDDER.close();
    }

    @Test
    void an_answer_is_read_through_its_question_and_both_are_evidence() {
        RiskFlag flag = only("T: Are you having any suicidal thoughts?\nC: On and off.");
        assertThat(flag.kind()).isEqualTo(RiskKind.SUICIDAL_THOUGHTS);
        assertThat(flag.status()).isEqualTo(Status.FLAGGED);
        assertThat(flag.asked()).isTrue();
        assertThat(flag.evidence()).extracting(e -> e.turn()).containsExactly(1, 2);
    }

    @Test
    void a_denial_is_in_the_ledger_with_its_question() {
        RiskFlag flag = only("T: Have you had any thoughts of ending your life?\nC: Absolutely not.");
        assertThat(flag.status()).isEqualTo(Status.DENIED);
        assertThat(flag.evidence()).hasSize(2);
    }

    @Test
    void a_no_without_a_question_about_risk_denies_nothing() {
        assertThat(read("T: Did you bring the form?\nC: No.").flags()).isEmpty();
    }

    @Test
    void a_yes_to_being_safe_denies_and_a_no_flags() {
        assertThat(only("T: Do you feel safe at home?\nC: Yes, always.").status()).isEqualTo(Status.DENIED);
        assertThat(only("T: Do you feel safe at home?\nC: Not really.").status()).isEqualTo(Status.FLAGGED);
    }

    @Test
    void half_a_denial_is_doubtful() {
        assertThat(only("T: Any thoughts of suicide?\nC: Not lately.").status()).isEqualTo(Status.DOUBTFUL);
    }

    @Test
    void what_is_volunteered_is_flagged_with_who_and_when() {
        RiskFlag past = only("T: Go on.\nC: When I was sixteen I tried to kill myself.");
        assertThat(past.kind()).isEqualTo(RiskKind.SUICIDE_ATTEMPT);
        assertThat(past.time()).isEqualTo(Time.PAST);
        assertThat(past.asked()).isFalse();
        RiskFlag other = only("T: Go on.\nC: My niece keeps cutting herself.");
        assertThat(other.kind()).isEqualTo(RiskKind.SELF_HARM);
        assertThat(other.subject()).isEqualTo(Subject.OTHER);
    }

    @Test
    void ways_of_speaking_are_not_flagged() {
        for (String idiom : new String[] {"My knees are killing me today.", "I could murder a curry.", "That exam was basically social suicide.", "He killed it on stage."}) {
            assertThat(read("T: How was your week?\nC: " + idiom).flags()).as(idiom).isEmpty();
        }
    }

    @Test
    void words_of_low_confidence_are_doubtful_until_heard() {
        RiskLedger ledger = READER.read(Talk.of("T: Any thoughts of suicide?\nC: No, never.", 0.3));
        assertThat(ledger.flags()).hasSize(1).allMatch(flag -> flag.status() == Status.DOUBTFUL);
    }

    @Test
    void a_therapists_question_or_information_is_no_flag() {
        assertThat(read("C: I sleep badly.\nT: Any thoughts of hurting yourself or ending your life?").flags()).isEmpty();
    }

    private static RiskFlag only(String lines) {
        RiskLedger ledger = read(lines);
        assertThat(ledger.flags()).as(lines).hasSize(1);
        return ledger.flags().get(0);
    }

    private static RiskLedger read(String lines) {
        return READER.read(Talk.of(lines));
    }
}
