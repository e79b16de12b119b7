package app.sotto.vault;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;

/** HMAC-SHA256 (RFC 2104). Stateless; thread-safe. */
final class Hmac {
    static final int BYTES = 32;

    private Hmac() {}

    /** The code of the parts one after the other; their lengths must be fixed or told apart by what they hold. */
    static byte[] of(SealingKey key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }
}
