package app.sotto.model;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A question to the index.
 *
 * @param text as typed
 * @param charts charts to look in, never empty
 * @param role whose words, or null for everybody's
 * @param after first date, inclusive, or null
 * @param before last date, inclusive, or null
 * @param limit most hits to return
 */
public record SearchQuery(String text, List<UUID> charts, Role role, LocalDate after, LocalDate before, int limit) {
    public SearchQuery {
        charts = List.copyOf(charts);
    }
}
