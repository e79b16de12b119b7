package app.sotto.model;

/** What a statement of a note is about. Note formats say which kinds each of their headings takes. */
public enum StatementKind {
    PRESENTING_CONCERN, SYMPTOM, HISTORY, MEDICATION, SUBSTANCE_USE, TRIGGER, RELATIONSHIP, GOAL, STRENGTH, SCALE, RISK, QUOTE,
    HOMEWORK_REVIEWED, INTERVENTION, RESPONSE, CHANGE_TALK, SUSTAIN_TALK, PROGRESS, PLAN, HOMEWORK_ASSIGNED, FOLLOW_UP,
    /** What the clinician alone can say: appearance, mental status, diagnosis, own impressions. */
    OBSERVATION
}
