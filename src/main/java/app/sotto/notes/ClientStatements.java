package app.sotto.notes;

import app.sotto.model.Evidence;
import app.sotto.model.StatementKind;
import app.sotto.model.Token;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds and writes what a client said that a note may hold. */
final class ClientStatements {
    private static final Map<StatementKind, Double> WORTH = new EnumMap<>(Map.ofEntries(Map.entry(StatementKind.SCALE, 6.0), Map.entry(StatementKind.GOAL, 3.9),
            Map.entry(StatementKind.PLAN, 3.9), Map.entry(StatementKind.FOLLOW_UP, 4.0), Map.entry(StatementKind.MEDICATION, 3.8), Map.entry(StatementKind.HOMEWORK_REVIEWED, 4.0),
            Map.entry(StatementKind.CHANGE_TALK, 3.6), Map.entry(StatementKind.SUSTAIN_TALK, 3.5), Map.entry(StatementKind.TRIGGER, 3.3), Map.entry(StatementKind.SUBSTANCE_USE, 3.5),
            Map.entry(StatementKind.SYMPTOM, 3.3), Map.entry(StatementKind.HISTORY, 3.4), Map.entry(StatementKind.RELATIONSHIP, 3.2), Map.entry(StatementKind.STRENGTH, 2.9),
            Map.entry(StatementKind.RESPONSE, 2.9), Map.entry(StatementKind.PROGRESS, 3.3)));
    private static final int OPENING = 5;
    /** Questions that an answer makes a plan of. */
    private static final Pattern PLANS = Pattern.compile("\\b(what (would|could|might|will) (help|you do|you try|make it easier)|what (steps|else could)|what needs to happen|when (do you think you|will you|are you)|"
            + "how (would|could|will|are) you (do|go|going|handle|get)|what is (the|your) (next|first) step|what is your plan|what (are|do) you (going|plan))\\b");
    private static final Pattern SUBSTANCE = Pattern.compile("[a-z'-]{4,}|\\d+");
    private static final Set<String> HOLLOW = Set.of("client", "that", "they", "them", "their", "said", "thought", "felt", "knew", "were", "could", "would", "this", "there", "have", "been", "when",
            "what", "like", "just", "really", "something", "things", "thing", "well", "asked", "about", "whether", "liked", "wanted", "going", "with", "some", "maybe", "then", "know", "think");
    private final Conversation conversation;
    private final ClientVoice voice;
    private final Scales scales;
    private final KindReader kinds;
    private final Salience salience;

    ClientStatements(Conversation conversation, ClientVoice voice, Scales scales, KindReader kinds, Salience salience) {
        this.conversation = conversation;
        this.voice = voice;
        this.scales = scales;
        this.kinds = kinds;
        this.salience = salience;
    }

    List<Candidate> of(Utterance utterance, float[] vector) {
        List<Candidate> out = new ArrayList<>();
        List<Utterance> before = conversation.before(utterance);
        Optional<Candidate> rating = rating(utterance, before, vector);
        if (rating.isPresent()) {
            return List.of(rating.get());
        }
        KindReader.Reading reading = kinds.read(Plain.of(utterance.plain()), vector);
        Optional<Utterance> asked = utterance.first() ? before.stream().limit(2).filter(Utterance::question).findFirst() : Optional.empty();
        StatementKind kind = asked.filter(question -> PLANS.matcher(Plain.of(question.plain())).find()).map(question -> StatementKind.PLAN).orElse(reading.kind());
        double score = WORTH.getOrDefault(kind, 3.0) + 0.2 * Math.min(reading.score(), 5) + salience.of(utterance, vector);
        voice.plainly(utterance).ifPresent(written -> out.add(new Candidate(kindOf(utterance, kind, written), written.text(), withQuestion(written, asked), lengthy(score, written),
                reading.why() + (asked.isPresent() ? ", answers a question" : ""), vector)));
        if (out.isEmpty() && asked.isPresent()) {
            voice.asAnswer(utterance, asked.get()).ifPresent(written -> out.add(new Candidate(kind, written.text(), written.evidence(), score - 0.3,
                    "answer to a question", vector)));
        }
        quote(utterance).ifPresent(text -> out.add(new Candidate(StatementKind.QUOTE, text, utterance.evidence(), score - 1.0, "the client's own words", vector)));
        out.removeIf(candidate -> candidate.kind() != StatementKind.QUOTE && !substantial(candidate.text()));
        return out;
    }

    /** Whether a statement names at least two things; "Client liked it." tells a reader nothing. */
    private static boolean substantial(String text) {
        return SUBSTANCE.matcher(text.toLowerCase(java.util.Locale.ROOT)).results().filter(word -> !HOLLOW.contains(word.group())).count() >= 2;
    }

    /** The first thing of weight that a client brings is the presenting concern, unless it is plainly something else. */
    private static StatementKind kindOf(Utterance utterance, StatementKind kind, ClientVoice.Written written) {
        return utterance.place() < OPENING && written.text().split(" ").length >= 8 && kind != StatementKind.GOAL && kind != StatementKind.PLAN && kind != StatementKind.HOMEWORK_REVIEWED
                ? StatementKind.PRESENTING_CONCERN : kind;
    }

    private Optional<Candidate> rating(Utterance utterance, List<Utterance> before, float[] vector) {
        if (!utterance.first() || before.isEmpty()) {
            return Optional.empty();
        }
        List<Utterance> question = new ArrayList<>(before);
        java.util.Collections.reverse(question);
        return scales.rating(question, utterance).map(rating -> new Candidate(StatementKind.SCALE, rating.text(), rating.evidence(), WORTH.get(StatementKind.SCALE) + 1,
                "a number given in answer to a scaling question", vector));
    }

    private static List<Evidence> withQuestion(ClientVoice.Written written, Optional<Utterance> asked) {
        List<Evidence> evidence = new ArrayList<>(written.evidence());
        asked.ifPresent(question -> evidence.addAll(question.evidence()));
        return evidence;
    }

    private static double lengthy(double score, ClientVoice.Written written) {
        int words = written.text().split(" ").length;
        return score - (words < 6 ? 0.8 : 0) - (written.text().startsWith("Client said that") ? 0.3 : 0);
    }

    /** A sentence that was said without stumbling and speaks for itself. */
    private static Optional<String> quote(Utterance utterance) {
        List<Evidence> evidence = utterance.evidence();
        if (evidence.size() != 1 || utterance.question()) {
            return Optional.empty();
        }
        String raw = evidence.get(0).quote();
        int words = raw.split("\\s+").length;
        boolean clean = words >= 5 && words <= 16 && raw.matches("(?i).*\\b(i|i'm|my|me)\\b.*") && !raw.matches("(?i).*(--|\\[|—|…|\\b(um|uh|you know|i mean)\\b).*") && !raw.matches(".*\\w-\\w.*")
                && evidence.get(0).confidence() >= Token.DOUBTFUL_BELOW;
        return clean ? Optional.of("Client said, " + RiskStatements.quoted(raw) + ".") : Optional.empty();
    }
}
