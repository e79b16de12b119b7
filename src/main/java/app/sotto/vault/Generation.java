package app.sotto.vault;

import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * How often the database was changed, kept outside of it, so that an old database file put back alone is noticed:
 * {@code keys/generation}, 45 bytes: magic 4, version 1, generation 8, HMAC(K_gen, the bytes before) 32.
 */
record Generation(VaultFolder folder, SealingKey key) {
    private static final byte[] MAGIC_AND_VERSION = "SOGN\1".getBytes(StandardCharsets.US_ASCII);
    private static final int CLEAR = MAGIC_AND_VERSION.length + Long.BYTES;

    /** The generation last written, or nothing when the file is gone. @throws SottoException.Damaged when it does not authenticate */
    OptionalLong read() {
        try {
            byte[] file = Files.readAllBytes(folder.generation());
            byte[] clear = Arrays.copyOf(file, CLEAR);
            if (file.length != CLEAR + Hmac.BYTES || !Arrays.equals(MAGIC_AND_VERSION, Arrays.copyOf(file, MAGIC_AND_VERSION.length))
                    || !MessageDigest.isEqual(Hmac.of(key, clear), Arrays.copyOfRange(file, CLEAR, file.length))) {
                throw new SottoException.Damaged("vault.generationDamaged", folder.generation().toString());
            }
            return OptionalLong.of(ByteBuffer.wrap(clear, MAGIC_AND_VERSION.length, Long.BYTES).getLong());
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    void write(long generation) {
        byte[] clear = ByteBuffer.allocate(CLEAR).put(MAGIC_AND_VERSION).putLong(generation).array();
        folder.replace(folder.generation(), ByteBuffer.allocate(CLEAR + Hmac.BYTES).put(clear).put(Hmac.of(key, clear)).array());
    }
}
