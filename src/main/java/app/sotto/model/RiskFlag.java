package app.sotto.model;

import java.util.List;

/**
 * Something said that bears on risk. Never a score, never a level.
 *
 * @param kind what it bears on
 * @param status flagged, doubtful or denied
 * @param subject whether the client is the one at risk (or does harm), or another person
 * @param time now (about the last month) or earlier
 * @param asked whether it answers a question; a denial always does
 * @param evidence the question, where there is one, and the words that answer or volunteer it
 */
public record RiskFlag(RiskKind kind, Status status, Subject subject, Time time, boolean asked, List<Evidence> evidence) {
    public RiskFlag {
        evidence = List.copyOf(evidence);
    }

    /** How it is shown. */
    public enum Status {
        FLAGGED, DOUBTFUL, DENIED
    }

    /** Whom it is about. */
    public enum Subject {
        SELF, OTHER
    }

    /** When it was. */
    public enum Time {
        NOW, PAST
    }
}
