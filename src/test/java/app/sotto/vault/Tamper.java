package app.sotto.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** What somebody with the folder in hands, but without its keys, can do to a vault. */
final class Tamper {
    private Tamper() {}

    static void flip(Path file, int at) {
        byte[] bytes = read(file);
        bytes[at] ^= 1;
        write(file, bytes);
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes a closed vault's database by hand. */
    static void sql(Path home, String sql, Object... arguments) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("vault.db"));
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setBytes(i + 1, arguments[i] instanceof UUID id ? Ids.bytes(id) : (byte[]) arguments[i]);
            }
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("one row was to be changed: " + sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] body(Path home, String table, UUID id) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("vault.db"));
                var statement = connection.prepareStatement("SELECT body FROM " + table + " WHERE id=?")) {
            statement.setBytes(1, Ids.bytes(id));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBytes(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What all files under a folder hold, to be compared. */
    static Map<String, String> digests(Path folder) {
        Map<String, String> out = new TreeMap<>();
        files(folder).forEach((name, bytes) -> out.put(name, HexFormat.of().formatHex(Sha256.of(bytes))));
        return out;
    }

    /** All files under a folder, byte by byte. */
    static Map<String, byte[]> files(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            Map<String, byte[]> out = new TreeMap<>();
            paths.filter(Files::isRegularFile).forEach(path -> out.put(folder.relativize(path).toString(), read(path)));
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
