package app.sotto.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question as typed, taken apart.
 *
 * @param text all of it without the quotation marks
 * @param phrases what stood in quotation marks: to be found word for word
 * @param named words that count as words, not by their meaning alone: numbers, names (a capital within the question), what
 *     the network's vocabulary lacks, so that it cannot know what they mean, and every word of a question of one or two
 * @param asker whether the question speaks of the one who asks ("where did I praise her", "what we agreed")
 */
record Question(String text, List<String> phrases, List<String> named, boolean asker) {
    private static final Pattern PHRASE = Pattern.compile("[\"\u201c\u201d]([^\"\u201c\u201d]+)[\"\u201c\u201d]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int FEW = 2;
    private static final Pattern ASKER = Pattern.compile("\\b(I|we|me|us|my|our)\\b");

    static Question of(String typed, WordPieces vocabulary) {
        List<String> phrases = PHRASE.matcher(typed).results().map(phrase -> phrase.group(1).strip()).filter(p -> !p.isEmpty()).toList();
        String text = typed.replaceAll("[\"\u201c\u201d]", " ").strip();
        List<String> named = new ArrayList<>();
        boolean few = WORD.matcher(text).results().count() <= FEW;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group();
            boolean name = words.start() > 0 && Character.isUpperCase(word.codePointAt(0)) && !word.equals("I");
            if (few || name || word.codePoints().anyMatch(Character::isDigit) || !vocabulary.knows(word)) {
                named.add(word);
            }
        }
        return new Question(text, phrases, named, ASKER.matcher(text).find());
    }
}
