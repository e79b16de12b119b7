package app.sotto.vault;

import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.AEADBadTagException;

/**
 * The charts' keys: one random key (CK) per chart, wrapped in a file of its own so that erasing the file erases the chart.
 * Keys for single purposes are derived from CK by HKDF and kept in memory until {@link #close()}. Thread-safe.
 *
 * <p>A file {@code keys/<chart>.ck} has 81 bytes: magic 4, version 1, chart id 16, nonce 12, CK sealed with K_wrap 32 + tag 16.
 * Associated data: vault id, then the 33 bytes before the ciphertext.
 */
final class ChartKeys implements AutoCloseable {
    /** Purpose of K_field: the chart's rows. */
    static final String FIELD = "field";
    /** Purpose of K_rec: wraps the sessions' keys. */
    static final String RECORDING = "rec";
    /** Purpose of K_idx: wraps the index epochs' keys. */
    static final String INDEX = "index";

    static final int FILE_BYTES = 81;
    private static final byte[] MAGIC = "SOCK".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int CLEAR_BYTES = 4 + 1 + Ids.BYTES + Gcm.NONCE;

    private final VaultFolder folder;
    private final UUID vaultId;
    private final SealingKey wrap;
    private final SecureRandom random;
    private final Map<String, SealingKey> derived = new ConcurrentHashMap<>();

    /** @param wrap K_wrap; closed with this object */
    ChartKeys(VaultFolder folder, UUID vaultId, SealingKey wrap, SecureRandom random) {
        this.folder = folder;
        this.vaultId = vaultId;
        this.wrap = wrap;
        this.random = random;
    }

    boolean exists(UUID chart) {
        return Files.exists(folder.chartKey(chart));
    }

    /** Makes a chart's key and its file. @throws IllegalStateException when it has one */
    void create(UUID chart) {
        if (exists(chart)) {
            throw new IllegalStateException("the chart has a key already");
        }
        byte[] nonce = new byte[Gcm.NONCE];
        random.nextBytes(nonce);
        byte[] clear = ByteBuffer.allocate(CLEAR_BYTES).put(MAGIC).put(VERSION).put(Ids.bytes(chart)).put(nonce).array();
        byte[] fresh = new byte[SealingKey.BYTES];
        random.nextBytes(fresh);
        byte[] sealed = Gcm.seal(wrap, nonce, associated(clear), fresh, 0, fresh.length);
        Arrays.fill(fresh, (byte) 0);
        folder.replace(folder.chartKey(chart), ByteBuffer.allocate(FILE_BYTES).put(clear).put(sealed).array());
    }

    /**
     * The chart's key for a purpose. It is shared and closed with the vault: callers must not close it.
     *
     * @throws SottoException.Damaged when the key file is gone or does not authenticate
     */
    SealingKey key(UUID chart, String purpose) {
        return derived.computeIfAbsent(chart + "/" + purpose, name -> {
            try (SealingKey key = unwrap(chart)) {
                return key.derive("chart/" + purpose);
            }
        });
    }

    /** Reads the chart's key file anew. @throws SottoException.Damaged when it is gone or does not authenticate */
    void check(UUID chart) {
        unwrap(chart).close();
    }

    /** Destroys a chart's key: in memory, then its file. Nothing sealed with it can be read again. */
    void erase(UUID chart) {
        folder.shred(folder.chartKey(chart), random);
        derived.entrySet().removeIf(entry -> {
            boolean ofChart = entry.getKey().startsWith(chart + "/");
            if (ofChart) {
                entry.getValue().close();
            }
            return ofChart;
        });
    }

    private SealingKey unwrap(UUID chart) {
        byte[] file = read(chart);
        byte[] clear = Arrays.copyOf(file, CLEAR_BYTES);
        byte[] expected = ByteBuffer.allocate(21).put(MAGIC).put(VERSION).put(Ids.bytes(chart)).array();
        if (file.length != FILE_BYTES || !Arrays.equals(expected, Arrays.copyOf(file, expected.length))) {
            throw new SottoException.Damaged("vault.chartKeyDamaged", chart.toString());
        }
        byte[] nonce = Arrays.copyOfRange(clear, CLEAR_BYTES - Gcm.NONCE, CLEAR_BYTES);
        try {
            return new SealingKey(Gcm.open(wrap, nonce, associated(clear), file, CLEAR_BYTES, FILE_BYTES - CLEAR_BYTES));
        } catch (AEADBadTagException e) {
            throw new SottoException.Damaged(e, "vault.chartKeyDamaged", chart.toString());
        }
    }

    private byte[] read(UUID chart) {
        try {
            return Files.readAllBytes(folder.chartKey(chart));
        } catch (NoSuchFileException e) {
            throw new SottoException.Damaged(e, "vault.chartKeyMissing", chart.toString());
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    private byte[] associated(byte[] clear) {
        return ByteBuffer.allocate(Ids.BYTES + CLEAR_BYTES).put(Ids.bytes(vaultId)).put(clear).array();
    }

    @Override
    public void close() {
        derived.values().forEach(SealingKey::close);
        derived.clear();
        wrap.close();
    }
}
