package app.sotto.vault;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.AEADBadTagException;

/**
 * One slot of {@code vault.key}, 89 bytes: type 1, memory in KiB 4, passes 4, lanes 4, salt 16, nonce 12 (41 clear bytes
 * with the type), then the master key sealed with what the slot's secret derives to: 32 + tag 16. Associated data: vault id
 * and the clear bytes. An unused slot is zero.
 */
record KeySlot(byte[] bytes) {
    static final int BYTES = 41 + SealingKey.BYTES + Gcm.TAG;
    static final KeySlot UNUSED = new KeySlot(new byte[BYTES]);
    private static final int SALT = 16;
    private static final int SALT_AT = 13;
    private static final int NONCE_AT = SALT_AT + SALT;
    private static final int CLEAR = NONCE_AT + Gcm.NONCE;

    /** What opens a slot; the number is the type byte. */
    enum Type {
        UNUSED, PASSPHRASE, RECOVERY
    }

    static KeySlot seal(Secret secret, UUID vaultId, SealingKey master, SecureRandom random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        byte[] nonce = new byte[Gcm.NONCE];
        random.nextBytes(nonce);
        KdfCost cost = secret.cost();
        ByteBuffer out = ByteBuffer.allocate(BYTES).put((byte) secret.slotType().ordinal())
                .putInt(cost.memoryKiB()).putInt(cost.passes()).putInt(cost.lanes()).put(salt).put(nonce);
        byte[] associated = associated(vaultId, out.array());
        byte[] plain = master.getEncoded();
        try (SealingKey wrap = secret.derive(salt, cost)) {
            out.put(Gcm.seal(wrap, nonce, associated, plain, 0, plain.length));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
        return new KeySlot(out.array());
    }

    boolean fits(Secret secret) {
        return bytes[0] == secret.slotType().ordinal();
    }

    /** The master key, or nothing when the secret is another. */
    Optional<SealingKey> open(Secret secret, UUID vaultId) {
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, BYTES - 1);
        KdfCost cost = new KdfCost(in.getInt(), in.getInt(), in.getInt());
        try (SealingKey wrap = secret.derive(Arrays.copyOfRange(bytes, SALT_AT, NONCE_AT), cost)) {
            byte[] nonce = Arrays.copyOfRange(bytes, NONCE_AT, CLEAR);
            return Optional.of(new SealingKey(Gcm.open(wrap, nonce, associated(vaultId, bytes), bytes, CLEAR, BYTES - CLEAR)));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        }
    }

    private static byte[] associated(UUID vaultId, byte[] slot) {
        return ByteBuffer.allocate(Ids.BYTES + CLEAR).put(Ids.bytes(vaultId)).put(slot, 0, CLEAR).array();
    }
}
