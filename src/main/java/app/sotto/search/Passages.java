package app.sotto.search;

import app.sotto.model.Speaker;
import app.sotto.model.Token;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Cuts a transcript into what a search can find: a turn, or the parts of a long one, cut after a sentence where possible so
 * that a moment within a monologue is found as such. Speech in another language has no words to find and is left out.
 */
final class Passages {
    /** Words after which a passage ends with its sentence. */
    private static final int LONG = 80;
    /** Words after which it ends anyway. */
    private static final int LONGEST = 120;
    private static final int NOD_WORDS = 3;

    /**
     * @param turn number of the turn it stands in
     * @param start seconds from the session's start
     * @param nod whether it is a few words that answer no question, as "Mm-hmm" or an echo
     */
    record Passage(int turn, Speaker speaker, double start, String text, boolean nod) {}

    private Passages() {}

    static List<Passage> of(Transcript transcript) {
        List<Passage> passages = new ArrayList<>();
        for (Turn turn : transcript.turns()) {
            if (turn.language().equals(Turn.ENGLISH)) {
                cut(turn, passages);
            }
        }
        return passages;
    }

    private static void cut(Turn turn, List<Passage> into) {
        List<Token> words = turn.tokens().stream().filter(token -> !token.text().isEmpty()).toList();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            int length = i + 1 - from;
            boolean sentence = words.get(i).text().matches(".*[.?!]\\W*");
            if (i == words.size() - 1 || length >= LONGEST || length >= LONG && sentence) {
                String text = words.subList(from, i + 1).stream().map(Token::text).collect(Collectors.joining(" "));
                boolean answer = !into.isEmpty() && into.get(into.size() - 1).text().matches(".*\\?\\W*");
                into.add(new Passage(turn.number(), turn.speaker(), words.get(from).start(), text, length <= NOD_WORDS && !answer));
                from = i + 1;
            }
        }
    }

    /** A passage between the one before and the one after it: a short answer is only understood with its question. */
    static String wide(List<Passage> passages, int i) {
        return passages.subList(Math.max(0, i - 1), Math.min(passages.size(), i + 2)).stream().map(Passage::text)
                .collect(Collectors.joining(" "));
    }
}
