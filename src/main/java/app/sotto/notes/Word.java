package app.sotto.notes;

import app.sotto.model.Turn;

/**
 * A word cleaned for writing: contractions are written out, so two words may stem from one token.
 *
 * @param text without punctuation, case as spoken
 * @param after the punctuation behind it: one of {@code . ? ! , ; :}, {@code -} where the speaker broke off, or empty
 * @param turn where it was said
 * @param token its token's place in the turn, from 0
 */
record Word(String text, String after, Turn turn, int token) {
    boolean is(String... options) {
        for (String option : options) {
            if (text.equalsIgnoreCase(option)) {
                return true;
            }
        }
        return false;
    }

    Word after(String other) {
        return new Word(text, other, turn, token);
    }

    boolean endsSentence() {
        return after.equals(".") || after.equals("?") || after.equals("!");
    }
}
