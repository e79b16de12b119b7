package app.sotto.search;

import static app.sotto.search.SearchFixture.ANNA;
import static app.sotto.search.SearchFixture.BEN;
import static app.sotto.search.SearchFixture.FAMILY;
import static app.sotto.search.SearchFixture.SLEEP;
import static app.sotto.search.SearchFixture.note;
import static app.sotto.search.SearchFixture.query;
import static app.sotto.search.SearchFixture.session;
import static app.sotto.search.SearchFixture.transcript;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.sotto.model.Hit;
import app.sotto.model.Progress;
import app.sotto.model.Role;
import app.sotto.model.SearchQuery;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Speaker;
import app.sotto.model.Token;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchIndexTest {
    private static final Embedder EMBEDDER = new Embedder();
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 2);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 2);

    private final SearchFixture fixture = new SearchFixture(EMBEDDER);
    private final SearchIndex index = fixture.index;
    private final Session sleep = session(ANNA, 1, MARCH);
    private final Session family = session(ANNA, 2, APRIL);

    @AfterEach
    void closeIndex() {
        fixture.close();
    }

    @AfterAll
    static void closeEmbedder() {
        EMBEDDER.close();
    }

    @Test
    void a_question_finds_the_moment_that_means_it_without_its_words() {
        fixture.put(sleep, SLEEP);
        fixture.put(family, FAMILY);
        Hit hit = index.search(query("alcoholism of a parent", ANNA)).get(0);
        assertThat(hit.text()).isEqualTo("My dad drank every evening and we children hid upstairs.");
        assertThat(hit.turn()).isEqualTo(2);
        assertThat(hit.speaker()).isEqualTo(Speaker.CLIENT);
        assertThat(hit.start()).isEqualTo(8);
        assertThat(hit.session()).isEqualTo(family.id());
        assertThat(hit.chart()).isEqualTo(ANNA);
        assertThat(hit.date()).isEqualTo(APRIL);
        assertThat(hit.statement()).isEmpty();
        assertThat(hit.why()).isEqualTo("meaning");
    }

    @Test
    void a_short_answer_is_found_with_its_question() {
        fixture.put(sleep, SLEEP);
        assertThat(fixture.texts("how ready she says she is for a change", ANNA).subList(0, 2)).contains("A seven.");
    }

    @Test
    void a_name_and_a_drug_are_found_as_words_in_any_case() {
        fixture.put(sleep, SLEEP);
        fixture.put(family, FAMILY);
        Hit drug = index.search(query("zolpidem", ANNA)).get(0);
        assertThat(drug.text()).contains("Zolpidem");
        assertThat(drug.why()).startsWith("words");
        assertThat(fixture.texts("what does Marguerite say", ANNA).get(0)).contains("Marguerite");
    }

    @Test
    void what_is_quoted_is_found_word_for_word_or_not_at_all() {
        fixture.put(sleep, SLEEP);
        fixture.put(family, FAMILY);
        assertThat(fixture.texts("\"stop drinking coffee\"", ANNA)).containsExactly("My sister Marguerite says I should just stop drinking coffee.");
        assertThat(fixture.texts("\u201cwe children HID\u201d father", ANNA)).containsExactly("My dad drank every evening and we children hid upstairs.");
        assertThat(fixture.texts("\"coffee drinking stop\"", ANNA)).isEmpty();
        assertThat(fixture.texts("\"drank coffee\"", ANNA)).isEmpty();
    }

    @Test
    void filters_are_strict() {
        fixture.put(sleep, SLEEP);
        fixture.put(family, FAMILY);
        Session other = session(BEN, 1, MARCH);
        fixture.put(other, FAMILY);
        String question = "father drinking at home";
        assertThat(index.search(query(question, BEN))).isNotEmpty().allMatch(hit -> hit.chart().equals(BEN));
        assertThat(index.search(query(question, ANNA, BEN))).extracting(Hit::chart).contains(ANNA, BEN);
        assertThat(index.search(new SearchQuery(question, List.of(ANNA), Role.THERAPIST, null, null, 10)))
                .isNotEmpty().allMatch(hit -> hit.speaker().equals(Speaker.THERAPIST));
        assertThat(index.search(new SearchQuery(question, List.of(ANNA), null, APRIL, null, 10)))
                .isNotEmpty().allMatch(hit -> hit.date().equals(APRIL));
        assertThat(index.search(new SearchQuery(question, List.of(ANNA), null, APRIL, APRIL, 10))).isNotEmpty();
        assertThat(index.search(new SearchQuery(question, List.of(ANNA, BEN), null, null, MARCH, 10)))
                .isNotEmpty().allMatch(hit -> hit.date().equals(MARCH));
        assertThat(index.search(new SearchQuery(question, List.of(ANNA), null, APRIL.plusDays(1), null, 10))).isEmpty();
    }

    @Test
    void a_second_client_of_a_couple_keeps_the_number() {
        fixture.put(sleep, transcript("C: I want more time together.", "D: Then come home from work earlier, darling."));
        assertThat(index.search(query("comes home late", ANNA)).get(0).speaker()).isEqualTo(new Speaker(Role.CLIENT, 2));
    }

    @Test
    void a_tenth_voice_of_a_group_is_found_as_such() {
        Speaker tenth = new Speaker(Role.OTHER, 10);
        Turn turn = new Turn(1, 9, tenth, List.of(new Token(0, 0, 1, "I", 1), new Token(1, 1, 2, "miss", 1), new Token(2, 2, 3, "him.", 1)), Turn.ENGLISH);
        fixture.put(sleep, new Transcript(List.of(turn)));
        assertThat(index.search(query("\"miss him\"", ANNA)).get(0).speaker()).isEqualTo(tenth);
    }

    @Test
    void nothing_is_shown_when_nothing_fits() {
        fixture.put(sleep, SLEEP);
        assertThat(fixture.texts("quarrel with the landlord about the deposit", ANNA)).isEmpty();
        assertThat(fixture.texts("anything", BEN)).isEmpty();
    }

    @Test
    void a_nod_is_one_hit_with_the_turn_beside_it() {
        fixture.put(sleep, transcript("C: I lie awake until three every night.", "T: Awake all night.", "T: And at work you are tired then, I suppose?"));
        assertThat(fixture.texts("lying awake at night", ANNA)).contains("I lie awake until three every night.").doesNotContain("Awake all night.");
    }

    @Test
    void the_parts_of_a_long_turn_are_one_hit_that_starts_where_it_fits() {
        String filler = "I went to the shop and then I came back again and put the shopping away. ".repeat(6);
        fixture.put(sleep, transcript("C: " + filler + "Then my mother died in the hospital of cancer. " + filler));
        List<Hit> hits = index.search(query("loss of a parent to illness", ANNA));
        assertThat(hits).hasSize(1);
        assertThat(hits.get(0).text()).contains("my mother died").hasSizeLessThan(700);
        assertThat(hits.get(0).start()).isGreaterThan(60);
    }

    @Test
    void putting_a_session_again_replaces_it() {
        fixture.put(sleep, SLEEP);
        fixture.put(family, FAMILY);
        fixture.put(sleep, transcript("C: I sleep like a stone these days."));
        assertThat(fixture.texts("sleep", ANNA)).contains("I sleep like a stone these days.");
        assertThat(fixture.texts("\"lie awake\"", ANNA)).isEmpty();
        assertThat(fixture.texts("\"six years\"", ANNA)).hasSize(1);
    }

    @Test
    void a_removed_session_is_gone_with_its_note() {
        fixture.put(sleep, SLEEP);
        index.putNote(sleep, note(sleep, 1, "Reports insomnia."));
        fixture.put(family, FAMILY);
        index.remove(ANNA, sleep.id());
        assertThat(index.search(query("insomnia, lying awake", ANNA))).noneMatch(hit -> hit.session().equals(sleep.id()));
        assertThat(fixture.texts("\"six years\"", ANNA)).hasSize(1);
    }

    @Test
    void notes_are_found_beside_transcripts_and_replaced_by_their_next_version() {
        fixture.put(sleep, SLEEP);
        index.putNote(sleep, note(sleep, 1, "Reports early waking.", "Agreed to keep a sleep diary until the next session."));
        Hit hit = index.search(query("sleep diary as homework", ANNA)).get(0);
        assertThat(hit.turn()).isZero();
        assertThat(hit.statement()).isEqualTo("s2");
        assertThat(hit.speaker()).isNull();
        assertThat(hit.session()).isEqualTo(sleep.id());
        index.putNote(sleep, note(sleep, 2, "Agreed to walk each day."));
        assertThat(fixture.texts("\"sleep diary\"", ANNA)).isEmpty();
        assertThat(fixture.texts("\"lie awake\"", ANNA)).hasSize(1);
        assertThat(index.search(new SearchQuery("walk each day", List.of(ANNA), Role.CLIENT, null, null, 10))).noneMatch(one -> one.turn() == 0);
    }

    @Test
    void speech_in_another_language_and_words_taken_out_are_not_found() {
        Turn foreign = new Turn(1, 0, Speaker.CLIENT, List.of(new Token(0, 0, 12, "[other language, 12 s]", 1)), Turn.OTHER_LANGUAGE);
        Turn emptied = new Turn(2, 0, Speaker.CLIENT, List.of(new Token(1, 12, 13, "", 1)), Turn.ENGLISH);
        fixture.put(sleep, new Transcript(List.of(foreign, emptied)));
        assertThat(fixture.texts("other language", ANNA)).isEmpty();
    }

    @Test
    void what_was_put_is_there_when_opened_again() {
        fixture.put(sleep, SLEEP);
        List<Hit> before = index.search(query("medicine side effects", ANNA));
        index.drop(ANNA);
        assertThat(index.search(query("medicine side effects", ANNA))).isEqualTo(before).isNotEmpty();
    }

    @Test
    void the_same_sessions_give_the_same_hits() {
        fixture.put(sleep, SLEEP);
        fixture.put(family, FAMILY);
        try (SearchFixture again = new SearchFixture(EMBEDDER)) {
            again.put(sleep, SLEEP);
            again.put(family, FAMILY);
            assertThat(again.index.search(query("a difficult night", ANNA))).isEqualTo(index.search(query("a difficult night", ANNA)));
        }
    }

    @Test
    void vectors_of_another_transcript_or_engine_are_refused() {
        PassageVectors vectors = index.embed(SLEEP, Progress.NONE);
        assertThatThrownBy(() -> index.put(sleep, FAMILY, vectors)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> index.put(sleep, SLEEP, new PassageVectors("other", vectors.codes()))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void embedding_stops_when_asked_and_reports_how_far_it_is() {
        AtomicBoolean stop = new AtomicBoolean();
        List<Double> shares = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void share(double done) {
                shares.add(done);
            }

            @Override
            public boolean cancelled() {
                return stop.get();
            }
        };
        index.embed(FAMILY, progress);
        assertThat(shares).isSorted().endsWith(1.0);
        stop.set(true);
        assertThatThrownBy(() -> index.embed(FAMILY, progress)).isInstanceOf(SottoException.Cancelled.class);
    }

    @Test
    void an_empty_question_is_refused_in_a_sentence() {
        Throwable refusal = catchThrowable(() -> index.search(query(" \" \" ", ANNA)));
        assertThat(refusal).isInstanceOf(SottoException.Usage.class);
        assertThat(((SottoException) refusal).userText()).startsWith("There is nothing to search for");
    }

    @Test
    void damage_is_reported_without_content_and_a_new_folder_mends_it() throws IOException {
        fixture.put(sleep, SLEEP);
        PassageVectors vectors = index.embed(SLEEP, Progress.NONE);
        index.drop(ANNA);
        Directory folder = fixture.folders.get(ANNA);
        for (String file : folder.listAll()) {
            flip(folder, file);
        }
        Throwable failure = catchThrowable(() -> index.search(query("sleep", ANNA)));
        assertThat(failure).isInstanceOf(SottoException.Damaged.class).hasMessage("search.indexDamaged");
        assertThat(catchThrowable(() -> index.put(sleep, SLEEP, vectors))).isInstanceOf(SottoException.Damaged.class);
        assertThat(index.isSound(ANNA)).isFalse();
        fixture.folders.put(ANNA, new ByteBuffersDirectory());
        index.drop(ANNA);
        index.put(sleep, SLEEP, vectors);
        assertThat(index.isSound(ANNA)).isTrue();
        assertThat(fixture.texts("sleep", ANNA)).isNotEmpty();
    }

    private static void flip(Directory folder, String file) throws IOException {
        byte[] bytes;
        try (IndexInput in = folder.openInput(file, IOContext.READONCE)) {
            bytes = new byte[(int) in.length()];
            in.readBytes(bytes, 0, bytes.length);
        }
        folder.deleteFile(file);
        try (IndexOutput out = folder.createOutput(file, IOContext.DEFAULT)) {
            if (bytes.length > 0) {
                bytes[bytes.length / 2] ^= 1;
            }
            out.writeBytes(bytes, bytes.length);
        }
    }

    @Test
    void searching_goes_on_while_sessions_are_put_and_taken_out() {
        fixture.put(family, FAMILY);
        PassageVectors vectors = index.embed(SLEEP, Progress.NONE);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int round = 0; round < 30; round++) {
                index.put(sleep, SLEEP, vectors);
                index.remove(ANNA, sleep.id());
            }
        });
        do {
            assertThat(fixture.texts("father", ANNA)).contains("My dad drank every evening and we children hid upstairs.");
        } while (!writing.isDone());
        writing.join();
        assertThat(fixture.texts("\"lie awake\"", ANNA)).isEmpty();
    }
}
