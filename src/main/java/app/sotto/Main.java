package app.sotto;

import app.sotto.cli.LocalConsole;
import app.sotto.practice.Vaults;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Starts Sotto. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Vaults vaults = new Vaults(Path.of(System.getProperty("sotto.models", "models")), Clock.systemDefaultZone());
        System.exit(new Wiring(home(), vaults, new LocalConsole()).run(List.of(arguments)));
    }

    /** The vault's folder: {@code SOTTO_HOME}, else where the platform keeps a user's data. */
    private static Path home() {
        String own = System.getenv("SOTTO_HOME");
        if (own != null && !own.isBlank()) {
            return Path.of(own);
        }
        String system = System.getProperty("os.name");
        Path user = Path.of(System.getProperty("user.home"));
        if (system.startsWith("Windows")) {
            return Path.of(System.getenv("APPDATA"), "Sotto");
        }
        if (system.startsWith("Mac")) {
            return user.resolve("Library/Application Support/Sotto");
        }
        String data = System.getenv("XDG_DATA_HOME");
        return (data == null || data.isBlank() ? user.resolve(".local/share") : Path.of(data)).resolve("sotto");
    }
}
