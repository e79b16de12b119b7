package app.sotto.notes;

import app.sotto.model.Evidence;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that a statement holds no number, name or negation, and no quote, that its evidence lacks. */
final class Faithfulness {
    private static final Pattern NUMBER = Pattern.compile("\\b(\\d+(?:\\.\\d+)?|zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|"
            + "eighty|ninety|hundred|thousand|half|dozen|twice|once)\\b");
    private static final Pattern NEGATION = Pattern.compile("\\b(not|never|no|nobody|nothing|none|without|neither|cannot)\\b");
    private static final Pattern NAME = Pattern.compile("(?<=[a-z,] )\\p{Lu}[\\p{L}']+");
    private static final Pattern QUOTE = Pattern.compile("“([^”]+)”");

    private Faithfulness() {}

    static boolean holds(String text, List<Evidence> evidence) {
        String said = String.join(" ", evidence.stream().map(Evidence::quote).toList());
        String plainSaid = bare(said);
        if (!evidenceHolds(NUMBER, bare(text), plainSaid)) {
            return false;
        }
        if (NEGATION.matcher(bare(text)).find() && !NEGATION.matcher(Plain.of(said)).find()) {
            return false;
        }
        Matcher name = NAME.matcher(text.replace('’', '\''));
        while (name.find()) {
            String word = bare(name.group().replaceAll("'s$", ""));
            if (!word.equals("client") && !(" " + plainSaid + " ").contains(" " + word + " ") && !plainSaid.contains(word)) {
                return false;
            }
        }
        return quotesHold(text, evidence);
    }

    /** Whether every quote in a text stands word for word in one of the pieces of evidence, case, punctuation and spacing aside. */
    static boolean quotesHold(String text, List<Evidence> evidence) {
        Matcher quote = QUOTE.matcher(text);
        while (quote.find()) {
            String words = " " + bare(quote.group(1)) + " ";
            if (evidence.stream().noneMatch(e -> (" " + bare(e.quote()) + " ").contains(words))) {
                return false;
            }
        }
        return true;
    }

    private static boolean evidenceHolds(Pattern pattern, String text, String said) {
        Set<String> known = new HashSet<>();
        Matcher in = pattern.matcher(said);
        while (in.find()) {
            known.add(Scales.digits(in.group()));
        }
        // The lower end of a scale may be "one", which is no number word elsewhere.
        if (said.matches(".*\\bone\\b.*")) {
            known.add("1");
        }
        Matcher out = pattern.matcher(text);
        while (out.find()) {
            if (!known.contains(Scales.digits(out.group()))) {
                return false;
            }
        }
        return true;
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("[^\\p{L}\\p{N}']+", " ").replaceAll("\\s+", " ").strip();
    }
}
