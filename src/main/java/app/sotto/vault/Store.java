package app.sotto.vault;

import app.sotto.model.SottoException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.crypto.AEADBadTagException;

/**
 * The tables of sealed rows: whole transactions on one connection, and the {@link Seal} over all rows kept within them.
 * Thread-safe: a transaction waits until the one of another thread has ended.
 */
final class Store implements AutoCloseable {
    static final int VERSION = 1;
    /** All tables look the same: id, parent and chart in the clear, everything else in the sealed body. */
    static final List<String> TABLES = List.of("persons", "charts", "consents", "sessions", "corrections", "notes", "turns", "settings",
            "results", "audit", "erasures");
    private static final String SEAL = "seal";

    private final Sqlite sqlite;
    private final RowSeal rowSeal;
    private final SealingKey database;
    private final SealingKey sealing;
    private final Generation generation;
    private final ReentrantLock lock = new ReentrantLock();
    private Seal seal = Seal.EMPTY;
    private int depth;
    private boolean doomed;

    /** A row as it lies in the database. */
    record Row(UUID id, UUID parent, UUID chart, byte[] body) {}

    /** @param master for deriving K_db, K_seal and the generation's key; not kept */
    private Store(Sqlite sqlite, SealingKey master, VaultFolder folder, SecureRandom random) {
        this.sqlite = sqlite;
        this.rowSeal = new RowSeal(random);
        this.database = master.derive("db");
        this.sealing = master.derive("seal");
        this.generation = new Generation(folder, master.derive("generation"));
    }

    static Store create(VaultFolder folder, SealingKey master, SecureRandom random) {
        Sqlite sqlite = Sqlite.create(folder);
        Store store = new Store(sqlite, master, folder, random);
        sqlite.settle();
        store.transaction(() -> {
            for (String table : TABLES) {
                sqlite.execute("CREATE TABLE " + table + "(id BLOB PRIMARY KEY, parent BLOB, chart BLOB, body BLOB NOT NULL) WITHOUT ROWID");
                sqlite.execute("CREATE INDEX " + table + "_parent ON " + table + "(parent)");
            }
            sqlite.execute("CREATE TABLE " + SEAL + "(id BLOB PRIMARY KEY, parent BLOB, chart BLOB, body BLOB NOT NULL) WITHOUT ROWID");
            sqlite.execute("PRAGMA user_version=" + VERSION);
            store.seal = store.seal.next();
            return null;
        });
        return store;
    }

    /**
     * @throws SottoException.Damaged when the database is of a newer version (nothing is written then), when its seal does not
     *     authenticate, or when it is older than the keys folder remembers
     */
    static Store open(VaultFolder folder, SealingKey master, SecureRandom random) {
        Sqlite sqlite = Sqlite.open(folder);
        try {
            if (sqlite.version() > VERSION) {
                throw new SottoException.Damaged("vault.newer");
            }
            sqlite.settle();
            Store store = new Store(sqlite, master, folder, random);
            store.readSeal();
            store.checkGeneration();
            return store;
        } catch (RuntimeException e) {
            sqlite.close();
            throw e;
        }
    }

    /** K_db, the key of rows that belong to the practice. */
    SealingKey practiceKey() {
        return database;
    }

    Sqlite sqlite() {
        return sqlite;
    }

    RowSeal rowSeal() {
        return rowSeal;
    }

    /** Runs work as a whole or not at all; work within work joins it, and fails it as a whole. */
    <R> R transaction(Supplier<R> work) {
        lock.lock();
        try {
            return depth > 0 ? join(work) : begin(work);
        } finally {
            lock.unlock();
        }
    }

    boolean inTransaction() {
        return lock.isHeldByCurrentThread() && depth > 0;
    }

    private <R> R join(Supplier<R> work) {
        boolean done = false;
        try {
            R result = work.get();
            done = true;
            return result;
        } finally {
            doomed |= !done;
        }
    }

    private <R> R begin(Supplier<R> work) {
        sqlite.execute("BEGIN IMMEDIATE");
        Seal before = seal;
        depth = 1;
        doomed = false;
        R result;
        try {
            result = work.get();
            if (doomed) {
                throw new IllegalStateException("a part of the transaction failed");
            }
            if (seal != before) {
                seal = seal.next();
                writeSeal();
            }
            sqlite.execute("COMMIT");
        } catch (Throwable e) {
            seal = before;
            sqlite.rollback(e::addSuppressed);
            throw e;
        } finally {
            depth = 0;
        }
        if (seal != before) {
            writeGeneration();
        }
        return result;
    }

    /** The rows are stored by now: where the file cannot be written it stays behind, which is no damage, and the next one catches up. */
    private void writeGeneration() {
        try {
            generation.write(seal.generation());
        } catch (SottoException.Failed e) {
            // see above
        }
    }

    Optional<Row> get(String table, UUID id) {
        return rows(table, "id", id).stream().findFirst();
    }

    /** @param column {@code id}, {@code parent} or {@code chart} */
    List<Row> rows(String table, String column, UUID value) {
        return select(table, " WHERE " + column + "=?", value);
    }

    List<Row> rows(String table) {
        return select(table, "");
    }

    private List<Row> select(String table, String where, Object... arguments) {
        List<Row> out = new ArrayList<>();
        each(table, where, out::add, arguments);
        return out;
    }

    /** Hands all rows of a table to a reader, one by one. */
    void each(String table, Consumer<Row> reader) {
        each(table, "", reader);
    }

    private void each(String table, String where, Consumer<Row> reader, Object... arguments) {
        lock.lock();
        try {
            sqlite.each("SELECT id, parent, chart, body FROM " + table + where, row -> reader.accept(
                    new Row(id(row, 1), id(row, 2), id(row, 3), row.getBytes(4))), arguments);
        } finally {
            lock.unlock();
        }
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        if (bytes != null && bytes.length != Ids.BYTES) {
            throw new SottoException.Damaged("vault.databaseDamaged");
        }
        return bytes == null ? null : Ids.read(ByteBuffer.wrap(bytes));
    }

    /** Inserts or replaces a row. */
    void put(String table, Row row) {
        transaction(() -> {
            delete(table, "id", row.id());
            sqlite.update("INSERT INTO " + table + "(id, parent, chart, body) VALUES(?, ?, ?, ?)", row.id(), row.parent(), row.chart(), row.body());
            seal = seal.with(code(table, row));
            return null;
        });
    }

    /** @param column {@code id}, {@code parent} or {@code chart} */
    void delete(String table, String column, UUID value) {
        transaction(() -> {
            for (Row row : rows(table, column, value)) {
                seal = seal.without(code(table, row));
            }
            sqlite.update("DELETE FROM " + table + " WHERE " + column + "=?", value);
            return null;
        });
    }

    /** Replaces the seal within the transaction that is under way. */
    void reseal(UnaryOperator<Seal> change) {
        if (!inTransaction()) {
            throw new IllegalStateException("the seal changes within a transaction");
        }
        seal = change.apply(seal);
    }

    Seal seal() {
        lock.lock();
        try {
            return seal;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the rows are those that the seal was made over. */
    boolean sealed() {
        lock.lock();
        try {
            Seal[] found = {Seal.EMPTY};
            TABLES.forEach(table -> each(table, row -> found[0] = found[0].with(code(table, row))));
            return found[0].sum().equals(seal.sum());
        } finally {
            lock.unlock();
        }
    }

    /** What SQLite itself finds wrong with its file; empty when nothing. */
    boolean consistent() {
        lock.lock();
        try {
            return sqlite.texts("PRAGMA integrity_check").equals(List.of("ok"));
        } finally {
            lock.unlock();
        }
    }

    private byte[] code(String table, Row row) {
        return Hmac.of(sealing, (table + "|").getBytes(StandardCharsets.US_ASCII), Ids.bytes(row.id()), Sha256.of(row.body()));
    }

    private void writeSeal() {
        byte[] body = rowSeal.seal(database, SEAL, Ids.NONE, Ids.NONE, seal.bytes());
        sqlite.update("INSERT OR REPLACE INTO " + SEAL + "(id, body) VALUES(?, ?)", Ids.NONE, body);
    }

    private void readSeal() {
        Row row = get(SEAL, Ids.NONE).orElseThrow(() -> new SottoException.Damaged("vault.sealDamaged"));
        try {
            seal = Seal.read(rowSeal.open(database, SEAL, Ids.NONE, Ids.NONE, row.body()));
        } catch (AEADBadTagException e) {
            throw new SottoException.Damaged(e, "vault.sealDamaged");
        }
    }

    private void checkGeneration() {
        OptionalLong remembered = generation.read();
        if (remembered.isPresent() && remembered.getAsLong() > seal.generation()) {
            throw new SottoException.Damaged("vault.databaseOld", generation.folder().generation().toString());
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            sqlite.close();
        } finally {
            database.close();
            sealing.close();
            generation.key().close();
            lock.unlock();
        }
    }
}
