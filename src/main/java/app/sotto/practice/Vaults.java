package app.sotto.practice;

import app.sotto.model.SottoException;
import app.sotto.vault.Vault;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Making and opening vaults. */
public final class Vaults {
    /** 36 letters and digits, in groups or not. */
    private static final Pattern RECOVERY_KEY = Pattern.compile("\\s*(?:[0-9A-Za-z][\\s-]*){36}");

    private final Path models;
    private final Clock clock;

    /** @param models the folder with the model files that the build brought */
    public Vaults(Path models, Clock clock) {
        this.models = models;
        this.clock = clock;
    }

    public boolean exists(Path home) {
        return Vault.exists(home);
    }

    /** Makes a vault and gives its recovery key, which is shown once. The passphrase is wiped. */
    public String create(Path home, char[] passphrase) {
        try {
            return Vault.create(home, passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** Unlocks a vault with its passphrase, or with its recovery key typed in the passphrase's place. What was typed is wiped. */
    public Practice open(Path home, char[] typed) {
        try {
            return new Practice(unlocked(home, typed), new Engines(models), clock);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private static Vault unlocked(Path home, char[] typed) {
        if (RECOVERY_KEY.matcher(CharBuffer.wrap(typed)).matches()) {
            try {
                return Vault.openWithRecoveryKey(home, new String(typed));
            } catch (SottoException.Locked e) {
                // Not this vault's recovery key, so it may be a passphrase that looks like one.
            }
        }
        return Vault.open(home, typed);
    }
}
