package app.sotto.search;

import app.sotto.model.Administrative;
import app.sotto.model.Engine;
import app.sotto.model.Evidence;
import app.sotto.model.Note;
import app.sotto.model.Origin;
import app.sotto.model.Progress;
import app.sotto.model.RiskLedger;
import app.sotto.model.Role;
import app.sotto.model.SearchQuery;
import app.sotto.model.Session;
import app.sotto.model.Speaker;
import app.sotto.model.Statement;
import app.sotto.model.StatementKind;
import app.sotto.model.Token;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;

/** Small sessions of invented people, and an index in memory that survives being closed. */
final class SearchFixture implements AutoCloseable {
    static final UUID ANNA = new UUID(0, 1);
    static final UUID BEN = new UUID(0, 2);
    static final Transcript SLEEP = transcript(
            "T: What has been going on with your sleep?", "C: I lie awake until three every night, thinking about work.", "T: Mm-hmm.",
            "C: My doctor put me on Zolpidem but it makes me groggy.", "T: How ready are you to change that, from zero to ten?", "C: A seven.",
            "T: You want your nights back.", "C: My sister Marguerite says I should just stop drinking coffee.");
    static final Transcript FAMILY = transcript(
            "T: Tell me about home when you were small.", "C: My dad drank every evening and we children hid upstairs.", "T: That sounds frightening.",
            "C: He never said sorry for any of it.", "T: And how is it between you today?", "C: We have not spoken for six years.");

    final Map<UUID, Directory> folders = new HashMap<>();
    final SearchIndex index;

    SearchFixture(Embedder embedder) {
        index = new SearchIndex(embedder, this::folder);
    }

    /** A chart's folder, which stays when the index closes it. */
    private Directory folder(UUID chart) {
        return new FilterDirectory(folders.computeIfAbsent(chart, id -> new ByteBuffersDirectory())) {
            @Override
            public void close() {}
        };
    }

    static Session session(UUID chart, int number, LocalDate date) {
        return new Session(new UUID(chart.getLeastSignificantBits(), number), chart, date.atTime(9, 0).atZone(ZoneOffset.UTC), 3000, "in person",
                Session.Source.TRANSCRIPT_FILE, "");
    }

    /** Turns of therapist (T), client (C), second client (D); one word a second. */
    static Transcript transcript(String... lines) {
        List<Turn> turns = new ArrayList<>();
        int token = 0;
        for (String line : lines) {
            List<Token> tokens = new ArrayList<>();
            for (String word : line.substring(3).split(" ")) {
                tokens.add(new Token(token, token, token + 1, word, 1));
                token++;
            }
            Speaker speaker = switch (line.charAt(0)) {
                case 'T' -> Speaker.THERAPIST;
                case 'C' -> Speaker.CLIENT;
                default -> new Speaker(Role.CLIENT, 2);
            };
            turns.add(new Turn(turns.size() + 1, line.charAt(0) - 'A', speaker, tokens, Turn.ENGLISH));
        }
        return new Transcript(turns);
    }

    static Note note(Session session, int version, String... statements) {
        List<Statement> all = new ArrayList<>();
        for (String text : statements) {
            all.add(new Statement("s" + (all.size() + 1), StatementKind.SYMPTOM, text, List.<Evidence>of(), Origin.CLINICIAN, "", false, false));
        }
        return new Note(session.id(), version, Instant.EPOCH, "soap", new Administrative(null, 50, "in person", List.of(), false), all,
                new RiskLedger(List.of()), new Engine("test", "1"));
    }

    void put(Session session, Transcript transcript) {
        index.put(session, transcript, index.embed(transcript, Progress.NONE));
    }

    List<String> texts(String question, UUID... charts) {
        return index.search(query(question, charts)).stream().map(hit -> hit.text()).toList();
    }

    static SearchQuery query(String question, UUID... charts) {
        return new SearchQuery(question, List.of(charts), null, null, null, 10);
    }

    @Override
    public void close() {
        index.close();
    }
}
