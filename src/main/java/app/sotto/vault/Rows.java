package app.sotto.vault;

import app.sotto.model.SottoException;
import com.google.gson.JsonElement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.AEADBadTagException;

/**
 * A table of sealed rows. In the clear are random ids of the row, its parent and its chart; the value is sealed JSON. Sorting and
 * filtering happen in memory. Thread-safe.
 *
 * @param <T> what a row holds: a record, or a type that JSON knows
 */
public final class Rows<T> {
    private static final int VERSION = 1;

    private final Store store;
    private final ChartKeys keys;
    private final String table;
    private final Class<T> type;

    /** The sealed JSON. The parent is in it, since it lies in the clear beside it and could be changed there. */
    private record Body(int v, UUID parent, JsonElement value) {}

    Rows(Store store, ChartKeys keys, String table, Class<T> type) {
        this.store = store;
        this.keys = keys;
        this.table = table;
        this.type = type;
    }

    /** @throws SottoException.Damaged when the row, or its chart's key, does not authenticate */
    public Optional<T> get(UUID id) {
        return store.get(table, id).map(this::open);
    }

    /**
     * Inserts or replaces a row.
     *
     * @param id of the row; random, for it can be read without a key
     * @param parent what the row belongs to, or null
     * @param chart whose key seals it; null for the practice's
     * @throws SottoException.Failed when the disk is full; nothing is changed then
     */
    public void put(UUID id, UUID parent, UUID chart, T value) {
        byte[] plain = Json.bytes(new Body(VERSION, parent, Json.tree(value)));
        byte[] body = store.rowSeal().seal(key(chart), table, id, chart == null ? Ids.NONE : chart, plain);
        store.put(table, new Store.Row(id, parent, chart, body));
    }

    /** The rows of a parent, in no order. @throws SottoException.Damaged when one does not authenticate */
    public List<T> of(UUID parent) {
        return store.rows(table, "parent", parent).stream().map(this::open).toList();
    }

    /** All rows, in no order. @throws SottoException.Damaged when one does not authenticate */
    public List<T> all() {
        return store.rows(table).stream().map(this::open).toList();
    }

    /** Does nothing when there is no such row. */
    public void delete(UUID id) {
        store.delete(table, "id", id);
    }

    void deleteOf(UUID parent) {
        store.delete(table, "parent", parent);
    }

    private T open(Store.Row row) {
        UUID chart = row.chart() == null ? Ids.NONE : row.chart();
        try {
            Body body = Json.read(store.rowSeal().open(key(row.chart()), table, row.id(), chart, row.body()), Body.class);
            if (!Objects.equals(body.parent(), row.parent())) {
                throw new SottoException.Damaged("vault.rowDamaged", table, row.id().toString());
            }
            return Json.read(body.value(), type);
        } catch (AEADBadTagException e) {
            throw new SottoException.Damaged(e, "vault.rowDamaged", table, row.id().toString());
        }
    }

    private SealingKey key(UUID chart) {
        return chart == null ? store.practiceKey() : keys.key(chart, ChartKeys.FIELD);
    }

    /** A row's value, or nothing when it does not authenticate. */
    Optional<T> authentic(Store.Row row) {
        try {
            return Optional.of(open(row));
        } catch (SottoException.Damaged e) {
            return Optional.empty();
        }
    }

    /** Opens every row and hands the ids of those that fail to a listener. */
    void check(Consumer<UUID> damaged) {
        store.each(table, row -> {
            if (authentic(row).isEmpty()) {
                damaged.accept(row.id());
            }
        });
    }

    String table() {
        return table;
    }
}
