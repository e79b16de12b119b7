package app.sotto.speech;

/**
 * Finds where decoding runs in a circle: the same few tokens again and again. People do repeat themselves ("no, no, no"),
 * so a run must be long before it counts.
 */
final class Loops {
    private static final int LONGEST = 16;
    /** So many tokens of mere repetition are a loop… */
    private static final int TOKENS = 12;
    /** …and so many copies at least. */
    private static final int COPIES = 3;

    private Loops() {}

    /**
     * Where the first loop's second copy begins, so that cutting there leaves one copy.
     *
     * @param length how many of {@code tokens} count
     * @return the index, or -1 when there is no loop at the end of the tokens
     */
    static int atEnd(int[] tokens, int length) {
        for (int period = 1; period <= LONGEST; period++) {
            int same = 0;
            while (length - 1 - same - period >= 0 && tokens[length - 1 - same] == tokens[length - 1 - same - period]) {
                same++;
            }
            if (same >= TOKENS && same >= period * (COPIES - 1)) {
                return length - same;
            }
        }
        return -1;
    }
}
