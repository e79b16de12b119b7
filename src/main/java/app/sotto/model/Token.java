package app.sotto.model;

/**
 * A recognised word. Ids count from 0 through a session's transcript and never change, so evidence keeps its place.
 *
 * @param id its number in the transcript
 * @param start seconds from the session's start
 * @param end seconds
 * @param text the word with its punctuation; empty where a correction took it out
 * @param confidence 0..1; 1 for typed text
 */
public record Token(int id, double start, double end, String text, double confidence) {
    /** Words below this are shown as doubtful. */
    public static final double DOUBTFUL_BELOW = 0.5;

    public Token withText(String other) {
        return new Token(id, start, end, other, 1);
    }
}
