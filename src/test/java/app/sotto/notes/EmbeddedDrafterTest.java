package app.sotto.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.sotto.files.TranscriptFile;
import app.sotto.model.Draft;
import app.sotto.model.Progress;
import app.sotto.model.RiskFlag;
import app.sotto.model.SottoException;
import app.sotto.model.Statement;
import app.sotto.model.StatementKind;
import app.sotto.model.Transcript;
import app.sotto.search.Embedder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EmbeddedDrafterTest {
    private static final Embedder EMBEDDER = new Embedder();
    private static final EmbeddedDrafter DRAFTER = new EmbeddedDrafter(EMBEDDER);

    @AfterAll
    static void close() {
        EMBEDDER.close();
    }

    @Test
    void a_session_is_told_in_the_notes_register() {
        List<String> texts = draft(Talk.of(Talk.SESSION)).statements().stream().map(Statement::text).toList();
        assertThat(texts).contains("Client rated readiness to cut back on drinking at 7 on a scale from 0 to 10.");
        assertThat(texts).anyMatch(text -> text.startsWith("Client usually had three glasses of wine when she came home"));
        assertThat(texts).anyMatch(text -> text.startsWith("Client agreed to come back in two weeks"));
        assertThat(texts).contains("Client denied thoughts of suicide when asked.");
    }

    @Test
    void every_statement_has_evidence_of_what_it_says() {
        holds(Talk.of(Talk.SESSION));
    }

    @Test
    void real_conversations_hold_too() {
        Path session = Path.of("..", "shared", "eval", "tneval", "005.txt");
        assumeTrue(Files.exists(session), "SKIPPED: the shared evaluation sessions are not beside the project");
        holds(TranscriptFile.read(session));
    }

    @Test
    void the_same_transcript_gives_the_same_draft() {
        assertThat(draft(Talk.of(Talk.SESSION))).isEqualTo(draft(Talk.of(Talk.SESSION)));
    }

    @Test
    void a_sentence_said_twice_is_noted_once() {
        String again = Talk.SESSION + "T: Mm-hmm.\nC: I usually have three glasses of wine when I come home from work.\n";
        List<String> texts = draft(Talk.of(again)).statements().stream().map(Statement::text).toList();
        assertThat(texts).doesNotHaveDuplicates();
        assertThat(texts.stream().filter(text -> text.contains("three glasses"))).hasSize(1);
    }

    @Test
    void what_nobody_asked_is_not_denied_in_the_note() {
        String silent = Talk.SESSION.replace("T: Any thoughts of hurting yourself?\nC: No, nothing like that.\n", "");
        Draft draft = draft(Talk.of(silent));
        assertThat(draft.ledger().flags()).noneMatch(flag -> flag.status() == RiskFlag.Status.DENIED);
        assertThat(draft.statements()).noneMatch(statement -> statement.kind() == StatementKind.RISK);
    }

    @Test
    void speech_without_punctuation_or_capitals_is_drafted_from_as_well() {
        Draft draft = draft(Talk.of(Talk.SESSION.replaceAll("[.,?]", "").replaceAll("(?m)(?<=^[TC]: )(.*)$", "$1")));
        assertThat(draft.statements()).hasSizeGreaterThan(4);
    }

    @Test
    void a_number_on_words_of_low_confidence_is_doubtful() {
        Draft draft = DRAFTER.draft(Talk.of(Talk.SESSION, 0.3), "she/her", Progress.NONE);
        assertThat(draft.statements().stream().filter(s -> s.kind() == StatementKind.SCALE)).isNotEmpty().allMatch(Statement::doubtful);
    }

    @Test
    void without_speech_or_conversation_there_is_no_note() {
        refused(Talk.of("T: Hello.\nC: Hi."), "too little speech");
        refused(new Transcript(List.of()), "too little speech");
        refused(Talk.of("C: " + "I went to the shop and bought some bread for my mother. ".repeat(6)), "only one person speaks");
    }

    private static void refused(Transcript transcript, String says) {
        assertThatThrownBy(() -> draft(transcript)).isInstanceOfSatisfying(SottoException.BadInput.class, e -> assertThat(e.userText()).contains(says));
    }

    private static void holds(Transcript transcript) {
        Draft draft = draft(transcript);
        assertThat(draft.statements()).isNotEmpty();
        for (Statement statement : draft.statements()) {
            assertThat(statement.evidence()).as(statement.text()).isNotEmpty();
            assertThat(Faithfulness.quotesHold(statement.text(), statement.evidence())).as(statement.text()).isTrue();
            boolean denial = statement.text().startsWith("Client denied");
            assertThat(denial || Faithfulness.holds(statement.text(), statement.evidence())).as(statement.text()).isTrue();
            assertThat(!denial || statement.evidence().size() == 2).as(statement.text()).isTrue();
        }
        assertThat(draft.statements()).extracting(Statement::id).doesNotHaveDuplicates();
    }

    private static Draft draft(Transcript transcript) {
        return DRAFTER.draft(transcript, "she/her", Progress.NONE);
    }
}
