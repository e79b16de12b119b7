package app.sotto.notes;

import app.sotto.model.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Writes what a client says as statements: plainly, as an answer to its question, or as a quote. */
final class ClientVoice {
    private static final java.util.regex.Pattern OPEN_CONDITION = java.util.regex.Pattern.compile("^(right now |now |even )?(if|when|because|since|while|although|unless|until|though)\\b");
    private static final int LONGEST = 24;
    private static final int SHORTEST_CUT = 7;
    private static final Set<String> EARLY_ADVERBS = Set.of("sometimes", "usually", "normally", "often", "now", "recently", "lately", "always", "never", "mostly", "generally", "hopefully");
    private final Narrator narrator;
    private final IndirectQuestion questions;

    /** A written sentence and what it was made of. */
    record Written(String text, List<Evidence> evidence) {}

    ClientVoice(Narrator narrator) {
        this.narrator = narrator;
        this.questions = new IndirectQuestion(narrator);
    }

    /** The utterance as a plain statement; empty when it is a fragment, or the rules are not sure. */
    Optional<Written> plainly(Utterance utterance) {
        List<Word> words = trimmed(Openers.stripped(utterance.words()));
        if (words.size() < 3 || utterance.question() || !clause(words) || OPEN_CONDITION.matcher(Openers.plain(words)).find() && !consequence(words)) {
            return Optional.empty();
        }
        return frame(words).map(text -> new Written(text + ".", evidence(utterance, words)));
    }

    /** The utterance as the answer to a therapist's question. */
    Optional<Written> asAnswer(Utterance utterance, Utterance question) {
        List<Word> words = trimmed(Openers.stripped(utterance.words()));
        if (utterance.question() || words.isEmpty() || Openers.plain(words).matches("(i do not know|no|yes|yeah|sure|okay|nope|not really)")) {
            return Optional.empty();
        }
        Optional<String> asked = questions.of(question.words(), "");
        Optional<String> said = narrator.tell(words, true, "");
        if (asked.isEmpty() || said.isEmpty()) {
            return Optional.empty();
        }
        String text = (asked.get().matches("(what|how|why|when|where|who|which|whether)\\b.*") ? "Asked " : "Asked about ") + asked.get() + ", client said "
                + (clause(words) ? "that " : "") + said.get() + ".";
        List<Evidence> evidence = new ArrayList<>(evidence(utterance, words));
        evidence.addAll(question.evidence());
        return Optional.of(new Written(text, evidence));
    }

    /** Whether a subject follows a comma: "if I see it, I eat it". */
    private static boolean consequence(List<Word> words) {
        for (int i = 2; i + 1 < words.size(); i++) {
            if (words.get(i).after().equals(",") && words.get(i + 1).is("i", "it", "that", "he", "she", "they", "we", "my", "there", "the", "you", "then")) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> frame(List<Word> words) {
        String plain = Openers.plain(words);
        String[][] frames = {{"i guess ", "Client thought that "}, {"i think that ", "Client thought that "}, {"i think ", "Client thought that "}, {"i feel like ", "Client felt that "},
            {"i would say that ", "Client said that "}, {"i would say ", "Client said that "}, {"i know that ", "Client knew that "}, {"i know ", "Client knew that "}, {"maybe i ", "Client thought that maybe "}};
        for (String[] frame : frames) {
            if (plain.startsWith(frame[0])) {
                int skip = frame[0].strip().split(" ").length - (frame[0].endsWith(" i ") ? 2 : 0);
                List<Word> rest = words.subList(skip, words.size());
                return clause(rest) ? narrator.tell(rest, true, "").map(told -> frame[1] + told) : Optional.empty();
            }
        }
        if (words.get(0).is("i", "my")) {
            return narrator.tell(words, true, "Client");
        }
        if (words.size() > 3 && EARLY_ADVERBS.contains(words.get(0).text().toLowerCase(Locale.ROOT)) && words.get(1).is("i")) {
            return narrator.tell(words.subList(1, words.size()), true, "Client").map(told -> "Client " + words.get(0).text().toLowerCase(Locale.ROOT)
                    + told.substring(told.indexOf(' ')));
        }
        return narrator.tell(words, true, "").map(told -> "Client said that " + told);
    }

    /** Whether the words hold a subject with its verb. */
    private boolean clause(List<Word> words) {
        Grammar.Parse parse = narrator.parse(words);
        for (int i = 1; i < words.size(); i++) {
            String before = parse.words()[i - 1].toLowerCase(Locale.ROOT);
            boolean subject = before.matches("i|you|we|they|he|she|it|that|this|there|who|which|not|never|really|always|usually") || parse.tags()[i - 1].equals("NOUN")
                    || parse.tags()[i - 1].equals("PROPN") || parse.tags()[i - 1].equals("ADV") && i > 1;
            if (subject && parse.verb(i) && !parse.words()[i].endsWith("ing")) {
                return true;
            }
        }
        return false;
    }

    /** The words up to the last joint before the longest length. */
    static List<Word> trimmed(List<Word> words) {
        if (words.size() <= LONGEST) {
            return dropTail(words);
        }
        for (int i = LONGEST; i >= SHORTEST_CUT; i--) {
            if (words.get(i - 1).after().equals(",") || words.get(i).is("and", "but", "because", "so", "or", "which", "where", "while")) {
                return dropTail(withoutOpenCondition(words.subList(0, i)));
            }
        }
        return dropTail(words.subList(0, LONGEST));
    }

    /** A cut sentence must not end in a condition whose consequence was cut off. */
    private static List<Word> withoutOpenCondition(List<Word> words) {
        for (int i = words.size() - 2; i >= SHORTEST_CUT; i--) {
            boolean joint = words.get(i).is("and", "but", "so") && words.get(i + 1).is("if", "when", "even", "because");
            if (joint || words.get(i).is("if") && words.get(i - 1).after().equals(",")) {
                return words.subList(0, i);
            }
        }
        return words;
    }

    /** Tags and dangling joints at the end fall away. */
    private static List<Word> dropTail(List<Word> words) {
        int to = words.size();
        while (to > 2 && words.get(to - 1).is("and", "but", "so", "because", "or", "like", "then", "yeah", "right", "okay", "though", "stuff", "the", "a", "to", "you", "know", "whatever", "that", "of",
                "mean", "i", "cause", "if", "when", "is", "with", "anyway", "well", "aye", "plus", "for", "in", "my", "or") && !(words.get(to - 1).is("that", "to", "like", "is", "right", "know", "you", "mean", "with", "stuff", "well") && !words.get(to - 1).after().isEmpty()
                && !words.get(to - 2).after().equals(","))) {
            to--;
        }
        return words.subList(0, to);
    }

    static List<Evidence> evidence(Utterance utterance, List<Word> words) {
        return new Utterance(utterance.speaker(), words, false, utterance.place(), utterance.first(), utterance.last()).evidence();
    }
}
