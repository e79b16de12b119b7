package app.sotto.notes;

import app.sotto.model.Speaker;
import app.sotto.model.Turn;
import java.util.List;

/**
 * What one person says until another takes over in earnest: sounds of listening in between do not end it.
 *
 * @param turns the turns it is made of
 * @param heard the listener's turns in between and right after that hold sounds of listening or assent
 */
record Contribution(Speaker speaker, List<Turn> turns, List<Turn> heard) {
}
