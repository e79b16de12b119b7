package app.sotto.model;

/**
 * The words that support a statement: a range of token ids and a snapshot of what they said when it was made.
 *
 * @param firstToken id of the first word
 * @param lastToken id of the last word, inclusive
 * @param turn number of the turn they stand in, from 1
 * @param speaker who says it
 * @param start seconds from the session's start
 * @param end seconds
 * @param quote the words, verbatim
 * @param confidence lowest confidence of the words, 0..1
 */
public record Evidence(int firstToken, int lastToken, int turn, Speaker speaker, double start, double end, String quote, double confidence) {
    /** The whole of a turn as evidence. */
    public static Evidence of(Turn turn) {
        return of(turn, 0, turn.tokens().size() - 1);
    }

    /** Words {@code from} to {@code to} (inclusive, counted from 0 within the turn) as evidence. */
    public static Evidence of(Turn turn, int from, int to) {
        var tokens = turn.tokens().subList(from, to + 1);
        Token first = tokens.get(0);
        Token last = tokens.get(tokens.size() - 1);
        String quote = tokens.stream().map(Token::text).filter(text -> !text.isEmpty()).reduce((a, b) -> a + " " + b).orElse("");
        double confidence = tokens.stream().mapToDouble(Token::confidence).min().orElse(1);
        return new Evidence(first.id(), last.id(), turn.number(), turn.speaker(), first.start(), last.end(), quote, confidence);
    }
}
