package app.sotto.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256. Stateless; thread-safe. */
final class Sha256 {
    static final int BYTES = 32;

    private Sha256() {}

    static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
