package app.sotto.vault;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * A 256-bit key whose bytes can be wiped ({@code SecretKeySpec.destroy()} throws on Java 17). Use after {@link #close()} throws
 * {@link IllegalStateException}. Thread-safe for reading; close it when no other thread uses it.
 */
final class SealingKey implements SecretKey, AutoCloseable {
    static final int BYTES = 32;
    private static final long serialVersionUID = 1;

    private final transient byte[] bytes;
    private transient volatile boolean wiped;

    /** Takes the array over: it is wiped by {@link #close()}. */
    SealingKey(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a key has 32 bytes");
        }
        this.bytes = bytes;
    }

    static SealingKey random(SecureRandom random) {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        return new SealingKey(fresh);
    }

    /** HKDF-SHA256 (RFC 5869) of this key with no salt and a label as info. */
    SealingKey derive(String label) {
        return derive(new byte[0], label.getBytes(StandardCharsets.UTF_8));
    }

    /** HKDF-SHA256 (RFC 5869) of this key with a salt and info. */
    SealingKey derive(byte[] salt, byte[] info) {
        return of(live(), salt, info);
    }

    /** HKDF-SHA256 (RFC 5869) of a secret of any length that is as good as random; the caller wipes it. */
    static SealingKey of(byte[] secret, byte[] salt, byte[] info) {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(secret, salt, info));
        byte[] out = new byte[BYTES];
        hkdf.generateBytes(out, 0, BYTES);
        return new SealingKey(out);
    }

    private byte[] live() {
        if (wiped) {
            throw new IllegalStateException("the key was wiped");
        }
        return bytes;
    }

    /** A copy, for the provider; the caller wipes it. */
    @Override
    public byte[] getEncoded() {
        return live().clone();
    }

    @Override
    public String getAlgorithm() {
        return "AES";
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    @Override
    public boolean isDestroyed() {
        return wiped;
    }

    @Override
    public void destroy() {
        close();
    }

    @Override
    public void close() {
        wiped = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "SealingKey";
    }
}
