package app.sotto.vault;

import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteLimits;

/**
 * One connection to the vault's database. SQLite is given sealed bodies and random ids only; the settings see to it that not
 * even those stay behind. Not thread-safe: {@link Store} serialises.
 */
final class Sqlite implements AutoCloseable {
    /**
     * TRUNCATE and not WAL: a write-ahead log keeps deleted rows even with secure_delete. The driver's own defaults are
     * secure_delete=0, temp_store=0 and trusted_schema=1.
     */
    static final List<String> SETTINGS = List.of("journal_mode=TRUNCATE", "synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY",
            "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "foreign_keys=ON");

    /** Longest body, in bytes; the text of a four-hour session takes a tenth. A flipped bit in a length must not fill the heap. */
    private static final int LONGEST = 64 << 20;

    private final VaultFolder folder;
    private final Connection connection;

    private Sqlite(VaultFolder folder, Connection connection) {
        this.folder = folder;
        this.connection = connection;
    }

    /** Makes an empty database that only its owner can read; its journal inherits that. */
    static Sqlite create(VaultFolder folder) {
        try {
            folder.createPrivate(folder.database());
        } catch (IOException e) {
            throw folder.failure(e);
        }
        return connect(folder);
    }

    /** @throws SottoException.Damaged when the database is not there or is none */
    static Sqlite open(VaultFolder folder) {
        if (!Files.exists(folder.database())) {
            throw new SottoException.Damaged("vault.databaseMissing", folder.database().toString());
        }
        return connect(folder);
    }

    private static Sqlite connect(VaultFolder folder) {
        // Where the driver unpacks its library, once per process
        System.setProperty("org.sqlite.tmpdir", folder.tmp().toString());
        try {
            SQLiteConnection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.database()).unwrap(SQLiteConnection.class);
            connection.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LONGEST);
            return new Sqlite(folder, connection);
        } catch (SQLException e) {
            throw failure(folder, e);
        }
    }

    /** Applies {@link #SETTINGS}. Not before the database's version is known to be ours. */
    void settle() {
        SETTINGS.forEach(setting -> execute("PRAGMA " + setting));
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(folder, e);
        }
    }

    /** @param arguments ids and byte arrays; null is NULL */
    void update(String sql, Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(folder, e);
        }
    }

    /** Hands each row of a query's answer to a reader. */
    void each(String sql, Reader reader, Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw failure(folder, e);
        }
    }

    /** The first column of a query's answer as text. */
    List<String> texts(String sql) {
        List<String> out = new ArrayList<>();
        each(sql, row -> out.add(row.getString(1)));
        return out;
    }

    int version() {
        return Integer.parseInt(texts("PRAGMA user_version").get(0));
    }

    /** Undoes the transaction, if SQLite has not done so already (on a full disk it may have). */
    void rollback(Consumer<SottoException> otherwise) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                otherwise.accept(failure(folder, e));
            }
        }
    }

    private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] == null) {
                statement.setNull(i + 1, Types.BLOB);
            } else {
                statement.setBytes(i + 1, arguments[i] instanceof UUID id ? Ids.bytes(id) : (byte[]) arguments[i]);
            }
        }
        return statement;
    }

    /** What a failure means to the user; the low byte of SQLite's code is its kind, the rest is detail. */
    private static SottoException failure(VaultFolder folder, SQLException e) {
        if (!(e instanceof SQLiteException sqlite)) {
            // The driver itself: its library could not be unpacked
            return folder.failure(new IOException(e));
        }
        return switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)) {
            case SQLITE_FULL -> new SottoException.Failed(e, "vault.diskFull", folder.home().toString());
            case SQLITE_BUSY, SQLITE_LOCKED -> new SottoException.Failed(e, "vault.inUse", folder.home().toString());
            case SQLITE_PERM, SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOMEM -> folder.failure(new IOException(e));
            default -> new SottoException.Damaged(e, "vault.databaseDamaged");
        };
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(folder, e);
        }
    }

    /** Reads one row. */
    interface Reader {
        void read(ResultSet row) throws SQLException;
    }
}
