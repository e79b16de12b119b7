package app.sotto.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Whether terms were heard. A term counts when its words stand in order; case, punctuation, hyphens and a trailing s do not matter. */
final class Terms {
    private Terms() {}

    static boolean heard(String term, String transcript) {
        return Collections.indexOfSubList(words(transcript), words(term)) >= 0 || Collections.indexOfSubList(spaced(transcript), spaced(term)) >= 0;
    }

    /** Word errors outside the terms: both texts with the terms taken out, where they stand. */
    static WordErrors restErrors(String text, List<String> terms, String transcript) {
        return WordErrors.of(without(words(text), terms), without(words(transcript), terms));
    }

    private static String without(List<String> words, List<String> terms) {
        List<String> rest = new ArrayList<>(words);
        for (String term : terms) {
            List<String> of = words(term);
            for (int at = Collections.indexOfSubList(rest, of); at >= 0; at = Collections.indexOfSubList(rest, of)) {
                rest.subList(at, at + of.size()).clear();
            }
        }
        return String.join(" ", rest);
    }

    private static List<String> words(String text) {
        return singular(text.replace("-", ""));
    }

    private static List<String> spaced(String text) {
        return singular(text.replace("-", " "));
    }

    private static List<String> singular(String text) {
        return WordErrors.words(text).stream().map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                .collect(Collectors.toList());
    }
}
