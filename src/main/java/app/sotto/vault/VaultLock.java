package app.sotto.vault;

import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Sees to it that one process has a vault open. The system frees the lock when the process dies. */
final class VaultLock implements AutoCloseable {
    private final VaultFolder folder;
    private final FileChannel channel;

    private VaultLock(VaultFolder folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws SottoException.Failed when the vault is open already, here or in another process */
    static VaultLock take(VaultFolder folder) {
        try {
            if (!Files.exists(folder.lock())) {
                folder.createPrivate(folder.lock());
            }
            FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new SottoException.Failed("vault.inUse", folder.home().toString());
            }
            return new VaultLock(folder, channel);
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }
}
