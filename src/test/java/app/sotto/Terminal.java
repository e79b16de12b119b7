package app.sotto;

import app.sotto.model.Console;
import app.sotto.practice.Vaults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A terminal in which a person types commands of Sotto, each run as its own invocation would be, in this process. */
final class Terminal {
    private final Path home;
    private final Path folder;
    private String passphrase = "correct horse battery staple";

    /** @param home the vault's folder @param folder where commands are typed */
    Terminal(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /** What a command printed, and its exit code. */
    record Ran(int code, String out, String err) {}

    void passphrase(String typed) {
        passphrase = typed;
    }

    Ran sotto(String... arguments) {
        return typing("", arguments);
    }

    Ran typing(String input, String... arguments) {
        Screen screen = new Screen(input);
        Vaults vaults = new Vaults(Path.of(System.getProperty("sotto.models")), Clock.systemDefaultZone());
        int code = new Wiring(home, vaults, screen).run(List.of(arguments));
        return new Ran(code, screen.out.toString(StandardCharsets.UTF_8), screen.err.toString(StandardCharsets.UTF_8));
    }

    private final class Screen implements Console {
        private final InputStream in;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();

        Screen(String input) {
            in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public InputStream in() {
            return in;
        }

        @Override
        public PrintStream out() {
            return new PrintStream(out, true, StandardCharsets.UTF_8);
        }

        @Override
        public PrintStream err() {
            return new PrintStream(err, true, StandardCharsets.UTF_8);
        }

        @Override
        public Path folder() {
            return folder;
        }

        @Override
        public boolean interactive() {
            return false;
        }

        @Override
        public char[] secret(String prompt) {
            return passphrase.toCharArray();
        }

        @Override
        public String line(String prompt, String initial) {
            return null;
        }

        @Override
        public void onInterrupt(Runnable action) {}
    }
}
