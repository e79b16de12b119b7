package app.sotto.notes;

import app.sotto.model.Token;
import app.sotto.model.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Cuts a turn into sentences at its punctuation, and where there is none at pauses and joining words. */
final class Sentences {
    private static final int LONG = 30;
    private static final double PAUSE = 0.7;

    private Sentences() {}

    /** Words {@code from} to {@code to} (inclusive, counted from 0) of a turn. */
    record Part(Turn turn, int from, int to) {
        String text() {
            return turn.tokens().subList(from, to + 1).stream().map(Token::text).filter(t -> !t.isEmpty()).collect(Collectors.joining(" "));
        }

        boolean question() {
            return text().strip().endsWith("?");
        }

        double confidence() {
            return turn.tokens().subList(from, to + 1).stream().mapToDouble(Token::confidence).min().orElse(1);
        }
    }

    static List<Part> of(Turn turn) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        List<Token> tokens = turn.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (i == tokens.size() - 1 || ends(tokens, i) || i - from >= LONG && joins(tokens, i)) {
                parts.add(new Part(turn, from, i));
                from = i + 1;
            }
        }
        return parts;
    }

    private static boolean ends(List<Token> tokens, int i) {
        String text = tokens.get(i).text();
        return text.matches(".*[.?!…][\"”')]*$") && !text.matches("(?i)(dr|mr|mrs|ms|st|vs|e\\.g|i\\.e|\\d+)\\.");
    }

    private static boolean joins(List<Token> tokens, int i) {
        String next = tokens.get(i + 1).text().toLowerCase(java.util.Locale.ROOT);
        return tokens.get(i + 1).start() - tokens.get(i).end() > PAUSE || next.matches("and|but|so|because|then|cause|'cause");
    }
}
