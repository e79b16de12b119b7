package app.sotto.model;

/** What a participant consents to, each on its own. */
public enum Purpose {
    /** Record and draft on this device. */
    RECORD,
    /** Search and preparation across sessions. */
    MEMORY,
    /** Voice recognition across sessions. */
    VOICE,
    /** Supervision. */
    SUPERVISION
}
