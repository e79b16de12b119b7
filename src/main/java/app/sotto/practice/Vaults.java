package app.sotto.practice;

import app.sotto.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;

/** Making and opening vaults. */
public final class Vaults {
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

    /** Unlocks a vault. The passphrase is wiped. */
    public Practice open(Path home, char[] passphrase) {
        try {
            return new Practice(Vault.open(home, passphrase), new Engines(models), clock);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** Unlocks a vault with its recovery key. */
    public Practice openWithRecoveryKey(Path home, String recoveryKey) {
        return new Practice(Vault.openWithRecoveryKey(home, recoveryKey), new Engines(models), clock);
    }
}
