package app.sotto.vault;

import app.sotto.model.Chart;
import app.sotto.model.ChartKind;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Vaults for tests: at the cheapest cost that is allowed, for Argon2id at 256 MiB would take most of the tests' time. */
final class TestVault {
    static final String PASSPHRASE = "correct horse battery";
    static final KdfCost CHEAPEST = new KdfCost(64 * 1024, 3, 1);

    private TestVault() {}

    static String create(Path home) {
        return Vault.create(home, PASSPHRASE.toCharArray(), CHEAPEST);
    }

    static Vault open(Path home) {
        return Vault.open(home, PASSPHRASE.toCharArray());
    }

    static Vault fresh(Path home) {
        create(home);
        return open(home);
    }

    static Chart chart(String name) {
        return new Chart(UUID.randomUUID(), ChartKind.INDIVIDUAL, name, "T. E.", "they/them", "", List.of());
    }
}
