package app.sotto.vault;

import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where things lie in a vault's folder, and how small files get there: durably, readable by their owner only. File names hold
 * random ids and nothing else. Thread-safe.
 */
record VaultFolder(Path home) {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    /** The two copies of the vault's key file. */
    List<Path> keyFiles() {
        return List.of(home.resolve("vault.key"), home.resolve("vault.key.copy"));
    }

    Path database() {
        return home.resolve("vault.db");
    }

    /** Chart keys {@code <chart>.ck}, session keys {@code <session>.rk}, and the database's generation. */
    Path keys() {
        return home.resolve("keys");
    }

    /** How often the database was changed. */
    Path generation() {
        return keys().resolve("generation");
    }

    Path chartKey(UUID chart) {
        return keys().resolve(chart + ".ck");
    }

    Path sessionKey(UUID session) {
        return keys().resolve(session + ".rk");
    }

    /** Recordings. */
    Path sound() {
        return home.resolve("sound");
    }

    /** Sealed search indexes, one folder a chart. */
    Path idx() {
        return home.resolve("idx");
    }

    /** Private scratch space: SQLite's driver unpacks its library here. Never content. */
    Path tmp() {
        return home.resolve("tmp");
    }

    /** Held locked by the process that has the vault open. */
    Path lock() {
        return home.resolve("lock");
    }

    /**
     * Makes the folder of a new vault, readable by its owner only.
     *
     * @throws SottoException.Usage when it holds parts of a vault already
     */
    void prepare() {
        try {
            Files.createDirectories(home, ownerOnly("rwx------"));
            try (Stream<Path> content = Files.list(home)) {
                if (content.findAny().isEmpty() && posix()) {
                    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
                }
            }
        } catch (IOException e) {
            throw failure(e);
        }
        if (Stream.concat(Stream.of(keys(), database()), keyFiles().stream()).anyMatch(Files::exists)) {
            throw new SottoException.Usage("vault.notEmpty", home.toString());
        }
        checkPrivate();
        makeFolders();
    }

    /** Makes the folders that are missing, readable by their owner only. */
    void makeFolders() {
        try {
            for (Path folder : List.of(keys(), sound(), idx(), tmp())) {
                Files.createDirectories(folder, ownerOnly("rwx------"));
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Refuses a vault that other accounts of the computer can reach. Windows has no such permissions: there the folder's
     * inherited access list decides.
     *
     * @throws SottoException.Failed naming the file and the command that repairs it
     */
    void checkPrivate() {
        if (!posix()) {
            return;
        }
        Stream.concat(Stream.of(home, keys(), database()), keyFiles().stream()).filter(Files::exists).forEach(path -> {
            try {
                if (Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains)) {
                    throw new SottoException.Failed("vault.readableByOthers", path.toString(), home.toString());
                }
            } catch (IOException e) {
                throw failure(e);
            }
        });
    }

    /** Creates an empty file that only its owner can read. @throws java.nio.file.FileAlreadyExistsException when it exists */
    void createPrivate(Path file) throws IOException {
        Files.createFile(file, ownerOnly("rw-------"));
    }

    /** Replaces a small file as a whole: after a crash it holds the old bytes or the new ones, never a mixture. */
    void replace(Path file, byte[] content) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            createPrivate(fresh);
            write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(file.getParent());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Overwrites a key file with random bytes, then removes it, each step forced to the disk. On flash memory the old
     * bytes may survive in spare cells; {@code formats.md} says so. Does nothing when the file is not there.
     */
    void shred(Path file, SecureRandom random) {
        try {
            byte[] noise = new byte[(int) Files.size(file)];
            random.nextBytes(noise);
            write(file, noise);
            Files.delete(file);
            syncFolder(file.getParent());
        } catch (NoSuchFileException e) {
            // gone already: an interrupted erase is being completed
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** What a failed read or write of the vault's files means to the user. */
    SottoException failure(IOException e) {
        return new SottoException.Failed(e, full() ? "vault.diskFull" : "vault.cannotWrite", home.toString());
    }

    private boolean full() {
        try {
            return Files.getFileStore(home).getUsableSpace() < 1 << 20;
        } catch (IOException e) {
            return false;
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** Makes a folder's entries durable. Windows cannot open folders, and keeps its entries in a journal of its own. */
    static void syncFolder(Path folder) throws IOException {
        if (posix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private boolean posix() {
        return posix(home);
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    FileAttribute<?>[] ownerOnly(String permissions) {
        return posix() ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
