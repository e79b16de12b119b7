package app.sotto.eval;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Word errors of a recognised text: the least number of words to put in, take out or exchange (Levenshtein distance).
 * Both texts are normalised first: lower case, hyphens and punctuation gone but for apostrophes inside words, titles
 * written out ({@code mr} as {@code mister}), numbers up to 99 in words.
 *
 * @param errors words wrong
 * @param words words of the reference
 */
record WordErrors(int errors, int words) {
    private static final Map<String, String> WRITTEN_OUT = Map.of("mr", "mister", "mrs", "missus", "dr", "doctor", "st", "saint");
    private static final String[] ONES = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    private static final String[] TENS = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

    static WordErrors of(String reference, String heard) {
        List<String> wanted = words(reference);
        return new WordErrors(distance(wanted, words(heard)), wanted.size());
    }

    /** Errors over words of many texts. */
    static double rate(List<WordErrors> all) {
        return all.stream().mapToInt(WordErrors::errors).sum() / (double) all.stream().mapToInt(WordErrors::words).sum();
    }

    static List<String> words(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replaceAll("[^\\p{L}\\p{N}']+", " ").replaceAll("(?<![\\p{L}\\p{N}])'+|'+(?![\\p{L}\\p{N}])", " ");
        return Arrays.stream(plain.strip().split("\\s+")).filter(word -> !word.isEmpty())
                .map(word -> WRITTEN_OUT.getOrDefault(word, word)).flatMap(word -> Arrays.stream(number(word).split(" "))).toList();
    }

    private static String number(String word) {
        if (!word.matches("\\d{1,2}")) {
            return word;
        }
        int value = Integer.parseInt(word);
        return value < 20 ? ONES[value] : TENS[value / 10] + (value % 10 == 0 ? "" : " " + ONES[value % 10]);
    }

    private static int distance(List<String> wanted, List<String> heard) {
        int[] row = new int[heard.size() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= wanted.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= heard.size(); j++) {
                int exchanged = diagonal + (wanted.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[heard.size()];
    }
}
