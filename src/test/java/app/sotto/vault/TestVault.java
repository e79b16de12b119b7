package app.sotto.vault;

import app.sotto.model.Chart;
import app.sotto.model.ChartKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Vaults for tests. One is created, at the cheapest cost that is allowed, and each test works on a copy that it opens by the
 * recovery key, for Argon2id would take most of the tests' time.
 */
final class TestVault {
    static final String PASSPHRASE = "correct horse battery";
    static final KdfCost CHEAPEST = new KdfCost(64 * 1024, 3, 1);

    private static Path template;
    private static String recoveryKey;

    private TestVault() {}

    static String recoveryKey() {
        return recoveryKey;
    }

    static Vault fresh(Path home) {
        make(home);
        return open(home);
    }

    static Vault open(Path home) {
        return Vault.openWithRecoveryKey(home, recoveryKey);
    }

    /** Lays a closed vault into an empty folder. */
    static synchronized void make(Path home) {
        try {
            if (template == null) {
                template = Files.createTempDirectory("sotto-test-vault");
                template.toFile().deleteOnExit();
                recoveryKey = Vault.create(template, PASSPHRASE.toCharArray(), CHEAPEST);
            }
            copy(template, home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a folder with its permissions. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(path -> !path.equals(from)).toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    static Chart chart(String name) {
        return new Chart(UUID.randomUUID(), ChartKind.INDIVIDUAL, name, "T. E.", "they/them", "", List.of());
    }
}
