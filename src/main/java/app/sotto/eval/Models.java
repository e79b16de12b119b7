package app.sotto.eval;

import java.nio.file.Path;

/** Where the models are. */
final class Models {
    private Models() {}

    /** The folder named by {@code -Dsotto.models}, as the launcher sets it. */
    static Path folder() {
        return Path.of(System.getProperty("sotto.models", "target/models"));
    }
}
