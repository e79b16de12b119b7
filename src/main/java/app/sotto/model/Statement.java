package app.sotto.model;

import java.util.List;

/**
 * One statement of a note.
 *
 * @param id unique within the note and stable over its versions
 * @param kind what it is about; decides under which heading a format puts it
 * @param text the sentence, in the note's register
 * @param evidence where it was said; empty only for the clinician's own words (anything else without evidence is unsupported)
 * @param origin whose words it is
 * @param why why it was chosen, in a phrase, for {@code --why}; empty for the clinician's own
 * @param doubtful whether it rests on words that were recognised with low confidence and must be heard
 * @param evidenceChanged whether the words under it were corrected after it was written or edited
 */
public record Statement(String id, StatementKind kind, String text, List<Evidence> evidence, Origin origin, String why,
        boolean doubtful, boolean evidenceChanged) {
    public Statement {
        evidence = List.copyOf(evidence);
    }

    /** Whether nothing supports it: no evidence, and not the clinician's own. */
    public boolean unsupported() {
        return evidence.isEmpty() && origin != Origin.CLINICIAN && origin != Origin.RECOLLECTION;
    }
}
