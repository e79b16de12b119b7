package app.sotto.vault;

import app.sotto.model.SottoException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The content of {@code vault.key}, 441 bytes: magic 4, version 1, vault id 16, four slots of 89, commitment 32, checksum 32.
 *
 * <p>The commitment is HMAC(MK, "commit" ‖ vault id ‖ all bytes before it): GCM does not commit to its key, and it covers the
 * slots that were not used to open. The checksum is SHA-256 of all bytes before it, in every version of the format: it needs no
 * key, so a damaged copy is told from a wrong passphrase before the slow derivation.
 */
record KeyFile(byte[] bytes) {
    static final int SLOTS = 4;
    private static final byte[] MAGIC = "SOVK".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int SLOTS_AT = 4 + 1 + Ids.BYTES;
    private static final int COMMITMENT_AT = SLOTS_AT + SLOTS * KeySlot.BYTES;
    static final int BYTES = COMMITMENT_AT + Hmac.BYTES + Sha256.BYTES;

    /** The file of a new vault, with a slot for each secret. */
    static KeyFile create(UUID vaultId, SealingKey master, List<? extends Secret> secrets, SecureRandom random) {
        List<KeySlot> slots = new ArrayList<>();
        secrets.forEach(secret -> slots.add(KeySlot.seal(secret, vaultId, master, random)));
        while (slots.size() < SLOTS) {
            slots.add(KeySlot.UNUSED);
        }
        ByteBuffer out = ByteBuffer.allocate(BYTES).put(MAGIC).put(VERSION).put(Ids.bytes(vaultId));
        slots.forEach(slot -> out.put(slot.bytes()));
        out.put(commitment(master, vaultId, out.array()));
        out.put(Sha256.of(Arrays.copyOf(out.array(), out.position())));
        return new KeyFile(out.array());
    }

    /** Whether nothing was changed by accident. */
    boolean sound() {
        int checksumAt = bytes.length - Sha256.BYTES;
        return checksumAt > MAGIC.length && Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))
                && Arrays.equals(Sha256.of(Arrays.copyOf(bytes, checksumAt)), Arrays.copyOfRange(bytes, checksumAt, bytes.length));
    }

    /** Whether this version of Sotto can read it, provided that it is sound. */
    boolean readable() {
        return bytes[MAGIC.length] == VERSION && bytes.length == BYTES;
    }

    UUID vaultId() {
        return Ids.read(ByteBuffer.wrap(bytes, MAGIC.length + 1, Ids.BYTES));
    }

    /**
     * The master key, or nothing when the secret opens no slot.
     *
     * @throws SottoException.Damaged when a slot opens but the file was changed by somebody who mended the checksum
     */
    Optional<SealingKey> open(Secret secret) {
        for (KeySlot slot : slots()) {
            Optional<SealingKey> master = slot.fits(secret) ? slot.open(secret, vaultId()) : Optional.empty();
            if (master.isPresent()) {
                byte[] stored = Arrays.copyOfRange(bytes, COMMITMENT_AT, COMMITMENT_AT + Hmac.BYTES);
                if (!MessageDigest.isEqual(stored, commitment(master.get(), vaultId(), bytes))) {
                    master.get().close();
                    throw new SottoException.Damaged("vault.keyDamaged");
                }
                return master;
            }
        }
        return Optional.empty();
    }

    private List<KeySlot> slots() {
        List<KeySlot> slots = new ArrayList<>();
        for (int i = 0; i < SLOTS; i++) {
            int at = SLOTS_AT + i * KeySlot.BYTES;
            slots.add(new KeySlot(Arrays.copyOfRange(bytes, at, at + KeySlot.BYTES)));
        }
        return slots;
    }

    private static byte[] commitment(SealingKey master, UUID vaultId, byte[] file) {
        return Hmac.of(master, "commit".getBytes(StandardCharsets.US_ASCII), Ids.bytes(vaultId), Arrays.copyOf(file, COMMITMENT_AT));
    }
}
