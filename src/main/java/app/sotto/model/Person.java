package app.sotto.model;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody who takes part in sessions. Consent belongs to persons.
 *
 * @param born date of birth, or null when it is not needed (a guardian's consent ends on the eighteenth birthday)
 */
public record Person(UUID id, String name, LocalDate born) {
    @Override
    public String toString() {
        return "Person " + id;
    }
}
