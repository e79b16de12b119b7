package app.sotto.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Erases charts and sessions: keys first, so that from then on nothing can be read, then what they sealed. Whatever interrupts
 * it, {@link #complete()} goes on when the vault is next opened.
 */
final class Erasure {
    private final Store store;
    private final ChartKeys keys;
    private final SealedIndexes indexes;
    private final Rows<UUID> begun;
    private final Audit audit;
    private final Recordings recordings;

    /** @param begun sessions whose erasing has begun, with their charts */
    Erasure(Store store, ChartKeys keys, SealedIndexes indexes, Rows<UUID> begun, Audit audit, Recordings recordings) {
        this.store = store;
        this.keys = keys;
        this.indexes = indexes;
        this.begun = begun;
        this.audit = audit;
        this.recordings = recordings;
    }

    void chart(UUID chart) {
        keys.erase(chart);
        finishChart(chart);
    }

    void session(UUID session, UUID chart) {
        begun.put(session, null, null, chart);
        finishSession(session);
    }

    /**
     * Completes what was interrupted: a session that was begun, and any chart whose key is gone, for its rows can never be read
     * again. Call it only when the keys folder as a whole is there.
     *
     * @return charts whose index held an erased session and is empty now
     */
    List<UUID> complete() {
        List<UUID> emptied = new ArrayList<>();
        for (Store.Row row : store.rows("erasures")) {
            // A row that somebody put there by hand erases nothing; verify reports it
            begun.authentic(row).ifPresent(chart -> {
                if (keys.exists(chart)) {
                    indexes.newEpoch(chart);
                    emptied.add(chart);
                }
                finishSession(row.id());
            });
        }
        chartsWithoutKey().forEach(this::finishChart);
        return emptied;
    }

    /** By the charts' own rows alone: a flipped bit in another row's chart id must not look like an erased chart. */
    List<UUID> chartsWithoutKey() {
        return store.rows("charts").stream().filter(row -> row.id().equals(row.chart()) && !keys.exists(row.id())).map(Store.Row::id).toList();
    }

    private void finishChart(UUID chart) {
        indexes.erase(chart);
        store.rows("sessions", "chart", chart).forEach(row -> destroySound(row.id()));
        store.transaction(() -> {
            Store.TABLES.forEach(table -> store.delete(table, "chart", chart));
            audit.record(AuditEvent.CHART_ERASED, chart);
            return null;
        });
    }

    private void finishSession(UUID session) {
        destroySound(session);
        store.transaction(() -> {
            for (String table : Store.TABLES) {
                store.delete(table, "id", session);
                store.delete(table, "parent", session);
            }
            audit.record(AuditEvent.SESSION_ERASED, session);
            return null;
        });
    }

    private void destroySound(UUID session) {
        recordings.destroy(session);
    }
}
