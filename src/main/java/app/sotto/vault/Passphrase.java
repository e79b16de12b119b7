package app.sotto.vault;

import app.sotto.model.SottoException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A passphrase as Argon2id reads it: NFKC (so that one typed on another keyboard fits), then UTF-8. Held as bytes that
 * {@link #close()} wipes; only a passphrase with letters beyond ASCII passes through a string, which Java cannot wipe.
 */
final class Passphrase implements Secret, AutoCloseable {
    /** Fewest characters of a new passphrase. */
    static final int SHORTEST = 12;

    private final byte[] utf8;
    private final int characters;
    private final KdfCost cost;

    Passphrase(char[] typed, KdfCost cost) {
        CharBuffer normal = CharBuffer.wrap(typed);
        if (!Normalizer.isNormalized(normal, Normalizer.Form.NFKC)) {
            normal = CharBuffer.wrap(Normalizer.normalize(normal, Normalizer.Form.NFKC));
        }
        this.characters = Character.codePointCount(normal, 0, normal.length());
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(normal);
        this.utf8 = Arrays.copyOf(encoded.array(), encoded.limit());
        Arrays.fill(encoded.array(), (byte) 0);
        this.cost = cost;
    }

    /** @throws SottoException.Usage when it is too short for a new vault */
    void checkLength() {
        if (characters < SHORTEST) {
            throw new SottoException.Usage("vault.passphraseShort", SHORTEST);
        }
    }

    @Override
    public KeySlot.Type slotType() {
        return KeySlot.Type.PASSPHRASE;
    }

    @Override
    public KdfCost cost() {
        return cost;
    }

    /** Argon2id version 1.3 (RFC 9106). @throws SottoException.Damaged when the cost is outside what is allowed */
    @Override
    public SealingKey derive(byte[] salt, KdfCost cost) {
        if (!cost.allowed()) {
            throw new SottoException.Damaged("vault.keyDamaged");
        }
        SealingKey key = new SealingKey(argon2id(utf8, salt, cost));
        // The working memory is garbage now; an explicit collection makes G1 return it to the system (measured).
        System.gc();
        return key;
    }

    static byte[] argon2id(byte[] secret, byte[] salt, KdfCost cost) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt).withMemoryAsKB(cost.memoryKiB()).withIterations(cost.passes()).withParallelism(cost.lanes()).build());
        byte[] key = new byte[SealingKey.BYTES];
        argon2.generateBytes(secret, key);
        return key;
    }

    @Override
    public void close() {
        Arrays.fill(utf8, (byte) 0);
    }
}
