package app.sotto.practice;

import app.sotto.model.Chart;
import app.sotto.model.Hit;
import app.sotto.model.Purpose;
import app.sotto.model.Role;
import app.sotto.model.SearchQuery;
import app.sotto.vault.AuditEvent;
import app.sotto.vault.Vault;
import java.time.LocalDate;
import java.util.List;

/** Finding what was said, by words and meaning, in the charts whose participants consented to memory across sessions. */
public final class Searching {
    private final Vault vault;
    private final Clients clients;
    private final Consents consents;
    private final Index index;

    Searching(Vault vault, Clients clients, Consents consents, Index index) {
        this.vault = vault;
        this.clients = clients;
        this.consents = consents;
        this.index = index;
    }

    /** What a search found. @param leftOut charts that were not searched, for want of consent to memory across sessions */
    public record Found(List<Hit> hits, List<Chart> leftOut) {}

    /**
     * Searches one chart, or all when {@code chart} is null. One chart without consent to memory is refused.
     *
     * @throws app.sotto.model.SottoException.ConsentMissing when the one chart named lacks it
     */
    public Found search(String text, Chart chart, Role role, LocalDate after, LocalDate before, int limit) {
        if (chart != null) {
            consents.require(chart, Purpose.MEMORY);
        }
        List<Chart> wanted = chart == null ? clients.all() : List.of(chart);
        List<Chart> allowed = wanted.stream().filter(c -> consents.holds(c, Purpose.MEMORY)).toList();
        List<Chart> leftOut = wanted.stream().filter(c -> !allowed.contains(c)).toList();
        vault.audit().record(AuditEvent.SEARCHED, chart == null ? null : chart.id());
        return new Found(allowed.isEmpty() ? List.of()
                : index.search(new SearchQuery(text, allowed.stream().map(Chart::id).toList(), role, after, before, limit)), leftOut);
    }
}
