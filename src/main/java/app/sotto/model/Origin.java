package app.sotto.model;

/** Whose words a statement is. */
public enum Origin {
    /** A drafter's, with evidence. */
    DRAFTED,
    /** A drafter's, reworded by the clinician; its evidence stays. */
    EDITED,
    /** The clinician's own. */
    CLINICIAN,
    /** The clinician's, of a session that was not recorded. */
    RECOLLECTION
}
