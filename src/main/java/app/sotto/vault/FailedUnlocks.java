package app.sotto.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When somebody tried a wrong passphrase: moments only, in the clear, since a locked vault has no key to seal them with. They
 * move to the audit log at the next unlock. Whoever can delete the file can hide a try; guessing is held off by Argon2id alone.
 */
record FailedUnlocks(VaultFolder folder) {
    /** More tries than this are not counted, so that nobody fills the disk with them. */
    private static final int MOST = 1000;

    void add(Instant time) {
        try {
            if (!Files.exists(file())) {
                folder.createPrivate(file());
            }
            if (Files.size(file()) < MOST * Long.BYTES) {
                Files.write(file(), ByteBuffer.allocate(Long.BYTES).putLong(time.toEpochMilli()).array(), StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    List<Instant> read() {
        try {
            List<Instant> out = new ArrayList<>();
            ByteBuffer in = ByteBuffer.wrap(Files.exists(file()) ? Files.readAllBytes(file()) : new byte[0]);
            while (in.remaining() >= Long.BYTES) {
                out.add(Instant.ofEpochMilli(in.getLong()));
            }
            return out;
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    void clear() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    private Path file() {
        return folder.home().resolve("failed-unlocks");
    }
}
