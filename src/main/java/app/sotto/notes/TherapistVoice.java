package app.sotto.notes;

import app.sotto.model.Evidence;
import app.sotto.model.StatementKind;
import app.sotto.model.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes what a therapist does, named in the field's terms, and what the client assents to. */
final class TherapistVoice {
    private static final Pattern INVITES = Pattern.compile("^(would|could|can|will|are) you( be)?( willing| open| able| interested| happy| comfortable)?( to| in| with)? ");
    private static final Pattern AFFIRMATION = Pattern.compile(String.join("|", Resources.lines("affirmations.txt")));
    private static final Pattern INFORMATION = Pattern.compile(String.join("|", Resources.lines("information.txt")));
    private static final Pattern BOTH_SIDES = Pattern.compile("\\b(on the one hand|on the other hand|at the same time|but|and yet|even though)\\b");
    private static final Pattern WONDERS = Pattern.compile("^i (am wondering|wonder|was wondering|was curious|am curious) (if|whether) ");
    private static final Pattern YOU = Pattern.compile("\\b(you|your|yourself)\\b");
    private static final Pattern AGENDA = Pattern.compile("^(so |okay |well )*(i (wanted|would like|want) to|we are (here|going)|today|the reason|let us)\\b");
    private final List<Technique> techniques = new ArrayList<>();
    private final Narrator narrator;
    private final IndirectQuestion questions;
    private final Conversation conversation;

    private record Technique(String name, StatementKind kind, String form, Pattern pattern) {}

    /** Something written: {@code form} says what it is, for choosing and joining; {@code assent} whether the client agreed to it. */
    record Written(StatementKind kind, String form, String clause, String text, List<Evidence> evidence, boolean assent) {}

    TherapistVoice(Narrator narrator, Conversation conversation) {
        this.narrator = narrator;
        this.questions = new IndirectQuestion(narrator);
        this.conversation = conversation;
        for (String line : Resources.lines("techniques.txt")) {
            String[] parts = line.split(" \\| ", 4);
            techniques.add(new Technique(parts[0], StatementKind.valueOf(parts[1]), parts[2], Pattern.compile(parts[3])));
        }
    }

    /** What an utterance of the therapist's does; empty when nothing that a note would name. */
    Optional<Written> write(Utterance utterance) {
        String plain = Plain.of(utterance.plain());
        if (utterance.words().size() < 3) {
            return Optional.empty();
        }
        for (Technique technique : techniques) {
            if (technique.pattern.matcher(plain).find()) {
                Optional<Written> written = technique(technique, utterance, plain);
                if (written.isPresent()) {
                    return written;
                }
            }
        }
        return utterance.question() && asks(utterance) ? question(utterance) : statement(utterance, plain);
    }

    private Optional<Written> technique(Technique technique, Utterance u, String plain) {
        return switch (technique.form()) {
            case "permission" -> permission(u, plain);
            case "autonomy" -> Optional.of(of(StatementKind.INTERVENTION, "autonomy", "stressed that the choice was the client's own", u));
            case "why", "raise" -> questions.of(lastPart(u), "").map(asked -> of(StatementKind.INTERVENTION, "scaling", "asked " + asked, u));
            case "scaling" -> Scales.asks(plain) ? Optional.of(of(StatementKind.INTERVENTION, "scaling", "used a scaling question", u)) : Optional.empty();
            case "named" -> Optional.of(of(technique.kind(), "named", "used " + technique.name(), u));
            default -> told(technique.kind(), u, plain);
        };
    }

    /** An arrangement or task: what the client accepted, or else what the therapist said. */
    private Optional<Written> told(StatementKind kind, Utterance u, String plain) {
        Optional<Written> agreed = invitation(u, kind);
        if (agreed.isPresent()) {
            return agreed;
        }
        if (u.question() && asks(u)) {
            return questions.of(lastPart(u), "client").map(asked -> of(kind, "told", "asked " + asked, u));
        }
        List<Word> words = ClientVoice.trimmed(Openers.withoutFrame(u.words()));
        return words.size() < 4 ? Optional.empty() : narrator.tell(words, false, "client").filter(told -> told.contains("client") || told.contains("therapist"))
                .map(told -> of(kind, "told", "said that " + told, u));
    }

    /** "Would you be willing to come back?" with a yes: the client agreed to come back. */
    private Optional<Written> invitation(Utterance u, StatementKind kind) {
        List<Word> words = Openers.stripped(u.words());
        Matcher invites = INVITES.matcher(Openers.plain(words) + " ");
        Optional<Turn> reply = conversation.replyTo(u);
        if (!invites.find() || reply.isEmpty() || !Replies.accepts(reply.get().text())) {
            return Optional.empty();
        }
        List<Word> rest = words.subList(invites.group().strip().split(" ").length, words.size());
        if (rest.size() < 2) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>(u.evidence());
        evidence.add(Evidence.of(reply.get()));
        return narrator.tell(ClientVoice.trimmed(rest), false, "").map(told -> new Written(kind, "agreed", "agreed to " + told, "Client agreed to " + told + ".", evidence, true));
    }

    private Optional<Written> permission(Utterance u, String plain) {
        List<Word> words = u.words();
        for (int i = 1; i + 2 < words.size(); i++) {
            boolean speaker = words.get(i).is("i", "we") && words.get(i - 1).is("if", "can", "may", "could", "with");
            if (speaker) {
                List<Word> rest = ClientVoice.trimmed(words.subList(i + 1, words.size()));
                return narrator.tell(rest, false, "client").map(told -> of(StatementKind.INTERVENTION, "permission", "asked permission to " + told, u));
            }
        }
        Optional<Written> agreed = invitation(u, StatementKind.PLAN);
        return agreed.isPresent() ? agreed : plain.matches(".*\\b(would|are) you( be)? (open|willing|interested)\\b.*") ? questions.of(lastPart(u), "client")
                .map(asked -> of(StatementKind.INTERVENTION, "permission", "asked " + asked, u)) : Optional.empty();
    }

    private Optional<Written> question(Utterance u) {
        return questions.of(lastPart(u), "client").map(asked -> of(StatementKind.INTERVENTION, "question",
                (asked.matches("(what|how|why|when|where|who|which|whether)\\b.*") ? "asked " : "asked about ") + asked, u));
    }

    private Optional<Written> statement(Utterance u, String plain) {
        List<Word> words = Openers.withoutFrame(u.words());
        if (words.size() < 4 || AGENDA.matcher(plain).find()) {
            return Optional.empty();
        }
        Matcher wonders = WONDERS.matcher(Openers.plain(words) + " ");
        if (wonders.find()) {
            List<Word> rest = ClientVoice.trimmed(words.subList(wonders.group().strip().split(" ").length, words.size()));
            return rest.size() < 4 ? Optional.empty() : narrator.tell(rest, false, "client").map(told -> of(StatementKind.INTERVENTION, "question", "asked whether " + told, u));
        }
        boolean about = YOU.matcher(plain).find();
        Optional<Turn> reply = conversation.replyTo(u);
        boolean assent = about && reply.isPresent() && Replies.agrees(reply.get().text(), plain);
        if (AFFIRMATION.matcher(plain).find() && about && words.size() < 26) {
            return narrator.tell(ClientVoice.trimmed(words), false, "client").filter(told -> told.contains("client"))
                    .map(told -> of(StatementKind.INTERVENTION, "affirmation", "affirmed that " + told, u));
        }
        if (INFORMATION.matcher(plain).find() && words.size() > 7 && !u.question() && !words.get(0).is("you", "your")) {
            return narrator.tell(ClientVoice.trimmed(words), false, "client").map(told -> of(StatementKind.INTERVENTION, "information", "gave information that " + told, u));
        }
        if (!about || words.size() < 5 || plain.matches("^(thank|i (would|will|am|have|want|can)|let)\\b.*")) {
            return Optional.empty();
        }
        List<Word> kept = ClientVoice.trimmed(words);
        List<Evidence> evidence = new ArrayList<>(u.evidence());
        if (assent) {
            evidence.add(Evidence.of(reply.get()));
        }
        String form = BOTH_SIDES.matcher(plain).find() && words.size() > 12 ? "double-sided" : "reflection";
        return narrator.tell(kept, false, "client").filter(told -> told.contains("client"))
                .map(told -> new Written(StatementKind.INTERVENTION, form, "reflected that " + told, "Therapist reflected that " + told + ".", evidence, assent));
    }

    /** What the client assented to in a reflection, as the client's own: "Client agreed that …". */
    Optional<Written> agreed(Utterance u) {
        String plain = Plain.of(u.plain());
        List<Word> words = ClientVoice.trimmed(Openers.withoutFrame(u.words()));
        Optional<Turn> reply = conversation.replyTo(u);
        if (words.size() < 5 || u.question() && asks(u) || !YOU.matcher(plain).find() || reply.isEmpty() || !Replies.agrees(reply.get().text(), plain)
                || INVITES.matcher(Openers.plain(words)).find() || AGENDA.matcher(plain).find() || plain.startsWith("thank")) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>(List.of(Evidence.of(reply.get())));
        evidence.addAll(ClientVoice.evidence(u, words));
        return narrator.tell(words, false, "").map(told -> new Written(StatementKind.SYMPTOM, "agreed", told, "Client agreed that " + told + ".", evidence, true));
    }

    private static Written of(StatementKind kind, String form, String clause, Utterance u) {
        return new Written(kind, form, clause, "Therapist " + clause + ".", u.evidence(), false);
    }

    /** The part of a sentence that asks, where words stand before it. */
    private static List<Word> lastPart(Utterance u) {
        List<Word> words = u.words();
        for (int i = words.size() - 3; i > 0; i--) {
            boolean joint = words.get(i - 1).after().equals(",") || words.get(i - 1).is("so", "and", "but");
            if (joint && words.get(i).is("what", "how", "why", "where", "when", "who", "do", "did", "are", "would", "could", "can", "have", "is", "was", "which")) {
                return words.subList(i, words.size());
            }
        }
        return words;
    }

    /** Whether a sentence with a question mark has the order of a question; "You're surprised?" has not. */
    static boolean asks(Utterance u) {
        String plain = Openers.plain(Openers.stripped(lastPart(u)));
        return plain.matches("^(what|how|why|when|where|who|which|do|does|did|is|are|was|were|have|has|had|will|would|can|could|should|tell me|may)\\b.*");
    }
}
