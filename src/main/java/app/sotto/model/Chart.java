package app.sotto.model;

import java.util.List;
import java.util.UUID;

/**
 * An individual's, couple's, family's or group's chart: the unit of keys, sessions and search. "Client" on the screen is
 * the chart of an individual.
 *
 * @param name as the clinician writes it
 * @param initials shown where a name would be too much
 * @param pronouns as {@code she/her}; empty when not given
 * @param reference the chart's number in the EHR; empty when not given
 * @param persons ids of those who joined it
 */
public record Chart(UUID id, ChartKind kind, String name, String initials, String pronouns, String reference, List<UUID> persons) {
    public Chart {
        persons = List.copyOf(persons);
    }

    @Override
    public String toString() {
        return "Chart " + id;
    }
}
