package app.sotto.vault;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM with a 96-bit nonce and a 128-bit tag. Stateless; thread-safe. */
final class Gcm {
    static final int NONCE = 12;
    static final int TAG = 16;

    private Gcm() {}

    /** Ciphertext and tag. A nonce must never be used twice with one key. */
    static byte[] seal(SealingKey key, byte[] nonce, byte[] associated, byte[] plain, int offset, int length) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plain, offset, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }

    /** The plaintext. @throws AEADBadTagException when anything was changed or the key is another */
    static byte[] open(SealingKey key, byte[] nonce, byte[] associated, byte[] sealed, int offset, int length) throws AEADBadTagException {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, associated).doFinal(sealed, offset, length);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] nonce, byte[] associated) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }
}
