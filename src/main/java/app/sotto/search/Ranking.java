package app.sotto.search;

/** Which evidence decides; all but {@link #ALL} are for measuring. */
public enum Ranking {
    /** Meaning, and words where they count. */
    ALL,
    /** Words alone (BM25). */
    WORDS,
    /** Meaning alone. */
    MEANING
}
