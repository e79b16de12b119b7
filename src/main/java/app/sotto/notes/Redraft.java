package app.sotto.notes;

import app.sotto.model.Draft;
import app.sotto.model.Evidence;
import app.sotto.model.Note;
import app.sotto.model.Origin;
import app.sotto.model.Statement;
import app.sotto.model.Token;
import app.sotto.model.Transcript;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a note becomes after its transcript was corrected: the clinician's statements stay, the drafter's are made anew. */
public final class Redraft {
    private Redraft() {}

    /**
     * Statements that the clinician wrote or reworded stay, marked where the words under them changed; the others are replaced by
     * those of the new draft, except where the clinician has reworded or removed a statement of the same id.
     *
     * @param before what the drafter made of the transcript before the correction; a statement of it that {@code old} lacks was
     *               removed by the clinician and does not come back
     * @return the next version of the note
     */
    public static Note merge(Note old, Draft before, Draft fresh, Transcript corrected, Instant now) {
        Set<String> had = old.statements().stream().map(Statement::id).collect(Collectors.toSet());
        Set<String> removed = before.statements().stream().map(Statement::id).filter(id -> !had.contains(id)).collect(Collectors.toSet());
        return merge(old, fresh, corrected, removed, now);
    }

    /** The same where nothing is known of an earlier draft. */
    public static Note merge(Note old, Draft fresh, Transcript corrected, Instant now) {
        return merge(old, fresh, corrected, Set.of(), now);
    }

    private static Note merge(Note old, Draft fresh, Transcript corrected, Set<String> removed, Instant now) {
        TreeMap<Integer, Token> tokens = new TreeMap<>();
        corrected.turns().forEach(turn -> turn.tokens().forEach(token -> tokens.put(token.id(), token)));
        List<Statement> out = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        for (Statement statement : old.statements()) {
            if (statement.origin() != Origin.DRAFTED) {
                out.add(checked(statement, tokens, corrected));
                kept.add(statement.id());
            }
        }
        fresh.statements().stream().filter(statement -> !kept.contains(statement.id()) && !removed.contains(statement.id())).forEach(out::add);
        return new Note(old.session(), old.version() + 1, now, old.format(), old.administrative(), out, fresh.ledger(), fresh.engine());
    }

    private static Statement checked(Statement s, TreeMap<Integer, Token> tokens, Transcript corrected) {
        boolean changed = s.evidence().stream().anyMatch(evidence -> changed(evidence, tokens, corrected));
        return changed ? new Statement(s.id(), s.kind(), s.text(), s.evidence(), s.origin(), s.why(), s.doubtful(), true) : s;
    }

    private static boolean changed(Evidence evidence, TreeMap<Integer, Token> tokens, Transcript corrected) {
        var range = tokens.subMap(evidence.firstToken(), true, evidence.lastToken(), true).values();
        String words = range.stream().map(Token::text).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
        return range.isEmpty() || !words.equals(evidence.quote())
                || !corrected.turnOf(evidence.firstToken()).speaker().equals(evidence.speaker());
    }
}
