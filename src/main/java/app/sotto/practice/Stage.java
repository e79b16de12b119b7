package app.sotto.practice;

/** What happens to a session on its way from sound to note, in order. Each stage's result is stored before the next begins. */
public enum Stage {
    /** The sound is sealed. */
    SOUND,
    /** Where somebody speaks. */
    SPEECH,
    /** Which voice speaks when. */
    VOICES,
    /** What is said. */
    TEXT,
    /** Turns, and who is who. */
    TRANSCRIPT,
    /** The drafted note. */
    NOTE,
    /** Words and meaning, findable. */
    INDEX
}
