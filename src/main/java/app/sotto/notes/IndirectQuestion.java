package app.sotto.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns a direct question into an indirect one: "What do you want to change?" becomes "what they wanted to change". */
final class IndirectQuestion {
    private static final Set<String> AUX = Set.of("do", "does", "did", "is", "are", "was", "were", "am", "have", "has", "had", "will", "would", "can", "could", "should", "might", "may");
    private static final int LONGEST = 18;
    private final Narrator narrator;

    IndirectQuestion(Narrator narrator) {
        this.narrator = narrator;
    }

    /**
     * @param words of the therapist's question
     * @param subject what the client is called first, or empty for pronouns
     */
    Optional<String> of(List<Word> words, String subject) {
        List<Word> rest = Openers.stripped(words);
        String plain = Openers.plain(rest);
        if (rest.size() < 3 || rest.size() > LONGEST + 4) {
            return Optional.empty();
        }
        java.util.regex.Matcher about = java.util.regex.Pattern.compile("^((can|could|would|will) you |please )?(tell me|talk to me|talk)( \\w+){0,3}? about ").matcher(plain);
        if (about.find()) {
            int skip = plain.substring(0, about.end()).split(" ").length - 1;
            return tell(rest.subList(skip, rest.size()), subject);
        }
        int wh = whLength(rest);
        if (wh < 0) {
            return Optional.empty();
        }
        List<Word> phrase = new ArrayList<>(rest.subList(0, wh));
        List<Word> after = new ArrayList<>(rest.subList(wh, rest.size()));
        if (wh == 0) {
            phrase.add(new Word("whether", "", rest.get(0).turn(), rest.get(0).token()));
        }
        if (after.size() < 2) {
            return Optional.empty();
        }
        int subjectLength = subjectLength(after);
        if (subjectLength == 0 && wh > 0) {
            return tell(rest, subject); // "What would help you" has its order already
        }
        Word aux = after.remove(0);
        if (subjectLength == 0) {
            return Optional.empty();
        }
        if (!aux.is("do", "does", "did")) {
            after.add(subjectLength, aux.after(""));
        }
        phrase.addAll(after);
        return tell(phrase, subject);
    }

    private Optional<String> tell(List<Word> words, String subject) {
        return words.size() > LONGEST ? Optional.empty() : narrator.tell(words, false, subject);
    }

    /** How many words stand before the auxiliary: the question word and what belongs to it; 0 for yes-no questions, -1 for none. */
    private static int whLength(List<Word> words) {
        if (AUX.contains(lower(words.get(0)))) {
            return 0;
        }
        if (!lower(words.get(0)).matches("what|how|why|when|where|who|which")) {
            return -1;
        }
        for (int i = 1; i < Math.min(6, words.size()); i++) {
            if (AUX.contains(lower(words.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    /** Words of the subject behind the auxiliary at 0; 0 when a verb follows at once. */
    private int subjectLength(List<Word> after) {
        String first = lower(after.get(1));
        if (first.matches("you|i|we|they|he|she|it|there|that|this|things|people|anyone|someone|anything")) {
            return 1;
        }
        Grammar.Parse parse = narrator.parse(after);
        if (first.matches("your|the|a|an|his|her|their|these|those|some|any") || parse.tags()[1].equals("PROPN") || parse.tags()[1].equals("NOUN")) {
            for (int i = 1; i < Math.min(6, after.size()); i++) {
                boolean head = parse.tags()[i].equals("NOUN") || parse.tags()[i].equals("PROPN");
                if (head && (i + 1 >= after.size() || !parse.tags()[i + 1].equals("NOUN"))) {
                    return i;
                }
            }
        }
        return 0;
    }

    private static String lower(Word word) {
        return word.text().toLowerCase(java.util.Locale.ROOT);
    }
}
