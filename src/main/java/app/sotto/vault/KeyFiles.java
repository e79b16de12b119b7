package app.sotto.vault;

import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The two copies of {@code vault.key}: written one after the other, read so that one good copy is enough and mends the other. */
record KeyFiles(VaultFolder folder) {
    /** What the key files give: the vault's id and its master key. The caller closes it. */
    record Opened(UUID vaultId, SealingKey master) implements AutoCloseable {
        @Override
        public void close() {
            master.close();
        }
    }

    boolean exist() {
        return folder.keyFiles().stream().anyMatch(Files::exists);
    }

    void write(KeyFile file) {
        folder.keyFiles().forEach(path -> folder.replace(path, file.bytes()));
    }

    /** Whether both copies are there, sound and the same. */
    boolean whole() {
        List<KeyFile> copies = copies();
        return copies.size() == 2 && copies.get(0).sound() && Arrays.equals(copies.get(0).bytes(), copies.get(1).bytes());
    }

    /**
     * Opens the vault's keys. Writes nothing unless the secret is right.
     *
     * @throws SottoException.Locked when the secret is wrong
     * @throws SottoException.Damaged when no copy is good, or one is of a newer version
     */
    Opened open(Secret secret) {
        List<KeyFile> sound = copies().stream().filter(KeyFile::sound).toList();
        if (sound.isEmpty()) {
            throw new SottoException.Damaged("vault.keyDamaged");
        }
        if (!sound.stream().allMatch(KeyFile::readable)) {
            throw new SottoException.Damaged("vault.newer");
        }
        SottoException.Damaged damage = null;
        for (KeyFile file : distinct(sound)) {
            try {
                Optional<SealingKey> master = file.open(secret);
                if (master.isPresent()) {
                    mend(file);
                    return new Opened(file.vaultId(), master.get());
                }
            } catch (SottoException.Damaged e) {
                damage = e;
            }
        }
        throw damage != null ? damage
                : new SottoException.Locked(secret.slotType() == KeySlot.Type.RECOVERY ? "vault.wrongRecoveryKey" : "vault.wrongPassphrase");
    }

    private void mend(KeyFile good) {
        for (Path path : folder.keyFiles()) {
            if (!read(path).filter(copy -> Arrays.equals(copy.bytes(), good.bytes())).isPresent()) {
                folder.replace(path, good.bytes());
            }
        }
    }

    private List<KeyFile> copies() {
        return folder.keyFiles().stream().map(this::read).flatMap(Optional::stream).toList();
    }

    private Optional<KeyFile> read(Path path) {
        try {
            return Files.exists(path) ? Optional.of(new KeyFile(Files.readAllBytes(path))) : Optional.empty();
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    /** Equal copies are tried once, for each try takes a slow derivation. */
    private static List<KeyFile> distinct(List<KeyFile> files) {
        return files.size() == 2 && Arrays.equals(files.get(0).bytes(), files.get(1).bytes()) ? files.subList(0, 1) : files;
    }
}
