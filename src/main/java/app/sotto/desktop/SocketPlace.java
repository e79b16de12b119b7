package app.sotto.desktop;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where a vault's command socket lies: in the vault's folder or, where that path is too long for a socket, in a private folder of its own. */
final class SocketPlace {
    /** The shortest limit of the systems Sotto runs on is macOS's: 104 bytes with the closing zero. */
    private static final int LONGEST = 100;

    private SocketPlace() {}

    static UnixDomainSocketAddress of(Path home) {
        Path inside = home.toAbsolutePath().normalize().resolve("owner.sock");
        if (inside.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return UnixDomainSocketAddress.of(inside);
        }
        return UnixDomainSocketAddress.of(runtimeFolder().resolve(hash(inside.toString()) + ".sock"));
    }

    /** Makes the socket's folder if need be, for the owner only, and refuses one that is somebody else's. */
    static void prepare(UnixDomainSocketAddress address) throws IOException {
        Path folder = address.getPath().getParent();
        if (!Files.exists(folder)) {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        }
        if (!Files.getOwner(folder).equals(Files.getOwner(Path.of(System.getProperty("user.home"))))) {
            throw new IOException("the socket's folder belongs to somebody else");
        }
    }

    private static Path runtimeFolder() {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        return runtime != null && !runtime.isBlank() ? Path.of(runtime, "sotto")
                : Path.of(System.getProperty("java.io.tmpdir"), "sotto-" + hash(System.getProperty("user.home")));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
