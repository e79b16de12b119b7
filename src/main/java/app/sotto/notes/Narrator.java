package app.sotto.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Puts what was said into a note's register: third person and past tense, by rule. Where the rules are not sure it says so by
 * returning nothing, and the words are quoted instead.
 */
final class Narrator {
    private static final Set<String> MODALS = Set.of("will", "would", "can", "could", "may", "might", "must", "shall", "should", "to", "do", "does", "did");
    private static final Set<String> BARE_AFTER = Set.of("help", "helps", "helped", "let", "lets", "make", "makes", "made", "see", "hear", "watch", "helping", "making", "letting");
    private static final Set<String> SUBJECTS = Set.of("i", "you", "we", "they", "he", "she", "it", "who", "that", "which", "there", "this", "these", "those", "what",
            "everybody", "everyone", "nobody", "somebody", "someone", "something", "nothing", "everything", "people");
    private static final Set<String> ADVERBS = Set.of("not", "never", "always", "usually", "really", "also", "still", "often", "sometimes", "only", "even", "probably", "definitely",
            "already", "normally", "ever", "mostly", "generally", "honestly", "maybe", "then", "all", "both", "mainly", "rarely", "hardly", "kind", "of", "pretty", "totally", "about");

    private final Grammar grammar;
    private final Pronouns client;

    Narrator(Grammar grammar, Pronouns client) {
        this.grammar = grammar;
        this.client = client;
    }

    /**
     * @param words as spoken, contractions written out
     * @param byClient whether the client speaks (else the therapist, and "you" is the client)
     * @param subject what the speaker's or addressee's first mention becomes, as {@code Client}; empty for pronouns throughout
     */
    Optional<String> tell(List<Word> words, boolean byClient, String subject) {
        List<String> texts = new ArrayList<>();
        for (Word word : words) {
            texts.add(word.is("i") ? "I" : word.text());
        }
        return new Telling(grammar.parse(texts), words, byClient, subject).write();
    }

    Grammar.Parse parse(List<Word> words) {
        return grammar.parse(words.stream().map(Word::text).toList());
    }

    /** One sentence being told. */
    private final class Telling {
        private final Grammar.Parse parse;
        private final List<Word> words;
        private final boolean byClient;
        private String subject;
        private boolean lastVerbFinite = true;
        private String lastSubject = "";
        private final StringBuilder out = new StringBuilder();

        Telling(Grammar.Parse parse, List<Word> words, boolean byClient, String subject) {
            this.parse = parse;
            this.words = words;
            this.byClient = byClient;
            this.subject = subject;
        }

        Optional<String> write() {
            for (int i = 0; i < parse.words().length; i++) {
                String word = told(i);
                if (word == null) {
                    return Optional.empty();
                }
                if (!word.isEmpty()) {
                    out.append(out.isEmpty() ? "" : " ").append(word);
                }
                if (words.get(i).after().equals(",") && i + 1 < words.size() && !out.isEmpty() && out.charAt(out.length() - 1) != ',') {
                    out.append(',');
                }
            }
            return Optional.of(out.toString().replaceAll("\\s+", " ").replaceAll("(, )+,", ",").replaceAll(", (and|or|but),", " $1")
                    .replaceAll("\\b(they|he|she|it|client), (?=(did|was|were|had|could|would)\\b)", "$1 ").strip());
        }

        private String told(int i) {
            String lower = parse.words()[i].toLowerCase(Locale.ROOT);
            String person = person(lower, i);
            if (person != null) {
                return person.equals("?") ? null : person;
            }
            if (SUBJECTS.contains(lower) || parse.tags()[i].equals("NOUN") || parse.tags()[i].equals("PROPN")) {
                lastSubject = lower;
            }
            String verb = verb(lower, i);
            if (verb != null) {
                return verb;
            }
            boolean name = parse.tags()[i].equals("PROPN") || i > 0 && !words.get(i - 1).endsSentence();
            return name ? parse.words()[i] : lower;
        }

        /** The word for a person, {@code "?"} when it cannot be told whom it means, or null for other words. */
        private String person(String lower, int i) {
            boolean speaker = lower.matches("i|me|my|mine|myself");
            boolean addressee = lower.matches("you|your|yours|yourself|yourselves");
            if (lower.matches("we|us|our|ours|ourselves")) {
                lastSubject = "they";
                return switch (lower) {
                    case "we" -> "they";
                    case "us" -> "them";
                    case "our" -> "their";
                    case "ours" -> "theirs";
                    default -> "themselves";
                };
            }
            if (!speaker && !addressee) {
                return null;
            }
            if (speaker != byClient) {
                if (byClient) {
                    return "?";
                }
                lastSubject = "therapist";
                return switch (lower) {
                    case "my" -> "therapist's";
                    case "myself" -> "themselves";
                    default -> "therapist";
                };
            }
            return clientWord(lower, i);
        }

        private String clientWord(String lower, int i) {
            boolean object = lower.equals("me") || lower.equals("you") && objectHere(i);
            if (lower.matches("i|you") && !object) {
                String word = subject.isEmpty() ? client.subject() : subject;
                lastSubject = subject.isEmpty() ? client.subject() : "client";
                subject = "";
                return word;
            }
            if (lower.matches("my|your")) {
                String word = subject.isEmpty() ? client.possessive() : subject + "'s";
                subject = "";
                return word;
            }
            return switch (lower) {
                case "mine", "yours" -> client.possessiveAlone();
                case "myself", "yourself", "yourselves" -> client.reflexive();
                default -> client.object();
            };
        }

        /** Whether "you" is an object: after a verb or preposition and not before a verb of its own. */
        private boolean objectHere(int i) {
            if (i == 0) {
                return false;
            }
            boolean afterPreposition = parse.tags()[i - 1].equals("ADP") || parse.words()[i - 1].equalsIgnoreCase("to");
            boolean afterVerb = parse.tags()[i - 1].equals("VERB");
            int next = nextWord(i);
            boolean beforeVerb = next > 0 && parse.verb(next) && !parse.words()[next].endsWith("ing");
            boolean bare = BARE_AFTER.contains(parse.words()[i - 1].toLowerCase(Locale.ROOT));
            boolean clauseVerb = parse.words()[i - 1].toLowerCase(Locale.ROOT).matches("think|feel|know|say|said|thought|felt|hope|wish|believe|guess|hear|sounds|mean|means|if|when|because|that|what");
            return afterPreposition && !beforeVerb || afterVerb && (!beforeVerb && !clauseVerb || bare);
        }

        private int nextWord(int i) {
            for (int k = i + 1; k < parse.words().length; k++) {
                if (!parse.tags()[k].equals("ADV")) {
                    return k;
                }
            }
            return -1;
        }

        private String verb(String lower, int i) {
            switch (lower) {
                case "is":
                    return finite("was");
                case "am":
                    return finite(lastSubject.equals("they") ? "were" : "was");
                case "are":
                    return finite(lastSubject.equals("client") || lastSubject.equals(client.subject()) && !client.plural() ? "was" : "were");
                case "was", "were":
                    lastVerbFinite = true;
                    return lastSubject.equals("they") ? "were" : lastSubject.equals("client") ? "was" : lower;
                case "can":
                    return "could";
                case "will":
                    return "would";
                case "may":
                    return parse.tags()[i].equals("AUX") ? "might" : lower;
                case "must":
                    return i + 1 < parse.words().length && parse.words()[i + 1].equalsIgnoreCase("have") ? "must" : "had to";
                case "shall":
                    return "should";
                case "do", "does":
                    return bareHere(i) ? lower : "did";
                case "has":
                    lastVerbFinite = true;
                    return "had";
                case "have":
                    return bareHere(i) || previous(i).matches("would|could|should|might|must|to") ? lower : finite("had");
                default:
                    return lexical(lower, i);
            }
        }

        private String finite(String form) {
            lastVerbFinite = true;
            return form;
        }

        private String lexical(String lower, int i) {
            if (!couldBeVerb(lower, i)) {
                return null;
            }
            if (!parse.tags()[i].equals("VERB") && !(parse.tags()[i].equals("NOUN") && i > 0 && previous(i).matches("i|you|they|we"))) {
                return null;
            }
            if (lower.endsWith("ing") || Grammar.isPast(lower)) {
                if (!previous(i).equals("to")) {
                    lastVerbFinite = Grammar.isPast(lower) || lastVerbFinite && !lower.endsWith("ing");
                }
                return null;
            }
            if (bareHere(i)) {
                lastVerbFinite = false;
                return null;
            }
            if (!lower.matches("[a-z]+")) {
                return null;
            }
            return finite(Grammar.past(Grammar.base(lower, parse.lemmas()[i])));
        }

        /** Not behind an article, adjective or preposition ("the products", "of use"), nor a "like" that compares. */
        private boolean couldBeVerb(String lower, int i) {
            String before = previous(i);
            if (lower.equals("like")) {
                return before.matches("i|you|we|they|who|people|to|would|did|do|does") || i > 0 && parse.tags()[i - 1].equals("NOUN") && parse.words()[i - 1].endsWith("s");
            }
            boolean behindObject = before.matches("me|him|us|them") || i > 0 && before.equals("you") && parse.words()[i - 1].equalsIgnoreCase("you") && objectHere(i - 1);
            if (behindObject || lower.matches(".*(less|ness|ful|ous)|born|okay")) {
                return false;
            }
            boolean behindDeterminer = i > 0 && parse.tags()[i - 1].matches("DET|ADP|ADJ|NUM") && !before.matches("that|this|which|who|to|all|both|help");
            return !behindDeterminer && !before.matches("have|has|had|am|is|are|was|were|be|been");
        }

        /** The nearest word before that is no adverb. */
        private String previous(int i) {
            for (int k = i - 1; k >= 0; k--) {
                String word = parse.words()[k].toLowerCase(Locale.ROOT);
                if (!ADVERBS.contains(word) && !parse.tags()[k].equals("ADV")) {
                    return word;
                }
            }
            return "";
        }

        /** Whether the verb stays in its base form: after a modal or "to", "help me …", or joined to such a verb. */
        private boolean bareHere(int i) {
            String before = previous(i);
            if (MODALS.contains(before) || BARE_AFTER.contains(before)) {
                return true;
            }
            int at = i - 1;
            while (at >= 0 && !parse.words()[at].equalsIgnoreCase(before)) {
                at--;
            }
            if (at > 0 && before.matches("me|you|him|her|us|them|it|my|your|people") && BARE_AFTER.contains(parse.words()[at - 1].toLowerCase(Locale.ROOT))) {
                return true;
            }
            if (before.matches("and|or|then|but") || at >= 0 && words.get(at).after().equals(",") && !SUBJECTS.contains(before)) {
                return !lastVerbFinite;
            }
            // In "do you go" the auxiliary stands before the subject.
            boolean asked = at > 0 && MODALS.contains(parse.words()[at - 1].toLowerCase(Locale.ROOT)) && before.matches("i|you|we|they|he|she|it") && at - 1 == 0;
            return asked || before.isEmpty() && i == 0;
        }
    }
}
