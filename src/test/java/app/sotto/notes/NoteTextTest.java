package app.sotto.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.Administrative;
import app.sotto.model.Draft;
import app.sotto.model.Engine;
import app.sotto.model.Evidence;
import app.sotto.model.Note;
import app.sotto.model.NoteFormat;
import app.sotto.model.Origin;
import app.sotto.model.RiskLedger;
import app.sotto.model.SottoException;
import app.sotto.model.Statement;
import app.sotto.model.StatementKind;
import app.sotto.model.Token;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoteTextTest {
    private static final NoteFormat SOAP = NoteFormats.named("soap");
    private static final Transcript TALK = Talk.of(Talk.SESSION);
    private static final Administrative BLOCK = new Administrative(LocalDateTime.of(2026, 3, 4, 10, 0, 30), 50, "in person", List.of("therapist", "client"), false);
    private static final Statement DRINKS = statement("s1a2b3c", StatementKind.SUBSTANCE_USE, "Client usually had three glasses of wine.", 2);
    private static final Statement PLAN = statement("s4d5e6f", StatementKind.PLAN, "Client could stop buying wine on Fridays.", 12);
    private static final Note NOTE = new Note(UUID.randomUUID(), 1, Instant.EPOCH, "soap", BLOCK, List.of(PLAN, DRINKS), new RiskLedger(List.of()), new Engine("test", "1"));

    @Test
    void the_administrative_block_comes_first_and_empty_headings_show_a_gap() {
        String page = NoteText.render(NOTE, SOAP, false, false);
        assertThat(page.indexOf("to be confirmed")).isBetween(0, page.indexOf("## Subjective"));
        assertThat(page).contains("2026-03-04, 10:00 to 10:50").contains("[not covered: yours to write]").doesNotContain("Not raised");
    }

    @Test
    void evidence_is_shown_with_speaker_and_time_only_when_asked_for() {
        assertThat(NoteText.render(NOTE, SOAP, false, false)).doesNotContain("I've been drinking");
        assertThat(NoteText.render(NOTE, SOAP, true, true)).containsPattern("\"Well, um, I've been drinking .*\" \\(client, 0:0\\d\\)").contains("why: a test")
                .contains("Not raised by anybody (for your review");
    }

    @Test
    void an_untouched_text_changes_nothing_in_any_format() {
        for (String name : NoteFormats.names()) {
            NoteFormat format = NoteFormats.named(name);
            assertThat(NoteText.apply(NoteText.editable(NOTE, format), NOTE, format, Instant.now())).as(name).isSameAs(NOTE);
        }
    }

    @Test
    void every_format_shows_every_statement() {
        for (String name : NoteFormats.names()) {
            assertThat(NoteText.render(NOTE, NoteFormats.named(name), false, false)).as(name).contains(DRINKS.text(), PLAN.text());
        }
    }

    @Test
    void a_reworded_line_keeps_its_evidence_and_is_marked() {
        Note after = edit(NoteText.editable(NOTE, SOAP).replace("three glasses", "three large glasses"));
        Statement reworded = find(after, DRINKS.id());
        assertThat(reworded.origin()).isEqualTo(Origin.EDITED);
        assertThat(reworded.evidence()).isEqualTo(DRINKS.evidence());
        assertThat(find(after, PLAN.id())).isEqualTo(PLAN);
        assertThat(after.version()).isEqualTo(2);
    }

    @Test
    void a_new_line_is_the_clinicians_and_a_missing_one_is_removed() {
        Note after = edit(NoteText.editable(NOTE, SOAP).replace("- " + PLAN.text() + " {" + PLAN.id() + "}", "- Referred to a dietician."));
        assertThat(after.statements()).extracting(Statement::text).containsExactlyInAnyOrder(DRINKS.text(), "Referred to a dietician.");
        Statement own = after.statements().stream().filter(s -> s.text().startsWith("Referred")).findFirst().orElseThrow();
        assertThat(own.origin()).isEqualTo(Origin.CLINICIAN);
        assertThat(own.kind()).isEqualTo(StatementKind.PLAN);
        assertThat(own.unsupported()).isFalse();
    }

    @Test
    void a_line_moved_under_another_heading_changes_its_kind() {
        String line = "- " + DRINKS.text() + " {" + DRINKS.id() + "}\n";
        Note after = edit(NoteText.editable(NOTE, SOAP).replace(line, "") + line);
        assertThat(find(after, DRINKS.id()).kind()).isEqualTo(StatementKind.PLAN);
        assertThat(find(after, DRINKS.id()).evidence()).isEqualTo(DRINKS.evidence());
    }

    @Test
    void a_text_that_shows_nothing_of_the_note_removes_nothing_and_is_kept() {
        Note after = edit("something dictated\nand something else");
        assertThat(after.statements()).contains(DRINKS, PLAN).hasSize(4);
    }

    @Test
    void lines_that_lost_their_marks_are_known_by_their_words() {
        Note after = edit(NoteText.editable(NOTE, SOAP).replaceAll(" \\{\\w+}", ""));
        assertThat(after.statements()).contains(DRINKS, PLAN).hasSize(2);
    }

    @Test
    void the_administrative_block_is_taken_back_or_refused_clearly() {
        Note after = edit(NoteText.editable(NOTE, SOAP).replace("Minutes: 50", "Minutes: 45").replace("Confirmed: no", "Confirmed: yes"));
        assertThat(after.administrative().minutes()).isEqualTo(45);
        assertThat(after.administrative().confirmed()).isTrue();
        assertThat(after.administrative().start()).isEqualTo(BLOCK.start());
        assertThatThrownBy(() -> edit(NoteText.editable(NOTE, SOAP).replace("2026-03-04 10:00", "tomorrow"))).isInstanceOfSatisfying(SottoException.BadInput.class,
                e -> assertThat(e.userText()).contains("tomorrow").contains("left as it was"));
        assertThatThrownBy(() -> edit("## Plan\n")).isInstanceOf(SottoException.BadInput.class);
    }

    @Test
    void a_note_without_a_recording_is_the_clinicians_recollection() {
        Note note = NoteText.recollection("Client did not attend.\n\n## Plan\n- Call on Monday.", NOTE.session(), BLOCK, SOAP, Instant.now());
        assertThat(note.statements()).extracting(Statement::origin).containsOnly(Origin.RECOLLECTION);
        assertThat(note.statements().get(1).kind()).isEqualTo(StatementKind.PLAN);
        assertThat(NoteText.render(note, SOAP, false, false)).contains("clinician's recollection");
        assertThatThrownBy(() -> NoteText.recollection(" \n", NOTE.session(), BLOCK, SOAP, Instant.now())).isInstanceOf(SottoException.BadInput.class);
    }

    @Test
    void after_a_correction_touched_statements_stay_and_are_marked_where_their_words_changed() {
        Statement edited = new Statement(DRINKS.id(), DRINKS.kind(), "Client had wine.", DRINKS.evidence(), Origin.EDITED, "", false, false);
        Statement fresh = statement("s777777", StatementKind.GOAL, "Client wanted to cut back.", 8);
        Note old = new Note(NOTE.session(), 3, Instant.EPOCH, "soap", BLOCK, List.of(edited, PLAN), NOTE.ledger(), NOTE.engine());
        Note merged = Redraft.merge(old, new Draft(List.of(fresh), NOTE.ledger(), NOTE.engine()), corrected("three", "four"), Instant.now());
        assertThat(merged.statements()).extracting(Statement::id).containsExactly(DRINKS.id(), "s777777");
        assertThat(merged.statements().get(0).evidenceChanged()).isTrue();
        assertThat(merged.version()).isEqualTo(4);
        assertThat(Redraft.merge(old, new Draft(List.of(fresh), NOTE.ledger(), NOTE.engine()), TALK, Instant.now()).statements().get(0).evidenceChanged()).isFalse();
    }

    private static Transcript corrected(String word, String by) {
        List<Turn> turns = new ArrayList<>();
        for (Turn turn : TALK.turns()) {
            List<Token> tokens = turn.tokens().stream().map(token -> token.text().equals(word) ? token.withText(by) : token).toList();
            turns.add(new Turn(turn.number(), turn.voice(), turn.speaker(), tokens, turn.language()));
        }
        return new Transcript(turns);
    }

    private static Note edit(String text) {
        return NoteText.apply(text, NOTE, SOAP, Instant.now());
    }

    private static Statement find(Note note, String id) {
        return note.statements().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    private static Statement statement(String id, StatementKind kind, String text, int turn) {
        return new Statement(id, kind, text, List.of(Evidence.of(TALK.turns().get(turn - 1))), Origin.DRAFTED, "a test", false, false);
    }
}
