package app.sotto.notes;

import app.sotto.model.Evidence;
import app.sotto.model.StatementKind;
import java.util.List;

/**
 * A statement that could stand in the note.
 *
 * @param text a whole sentence
 * @param evidence at least one, the words that the text was made of first
 * @param score how much it deserves its place, higher first
 * @param why in a phrase
 * @param vector meaning of the words that it was made of
 */
record Candidate(StatementKind kind, String text, List<Evidence> evidence, double score, String why, float[] vector) {
    Candidate {
        evidence = List.copyOf(evidence);
    }

    int words() {
        return text.split("\\s+").length;
    }
}
