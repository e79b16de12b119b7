package app.sotto;

import app.sotto.cli.Cli;
import app.sotto.cli.Passphrase;
import app.sotto.desktop.CommandClient;
import app.sotto.desktop.CommandServer;
import app.sotto.model.Console;
import app.sotto.model.SottoException;
import app.sotto.practice.Practice;
import app.sotto.practice.Vaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Puts the parts together: one process owns a vault, and every other invocation hands its command to that one. */
final class Wiring {
    /** How long an owner that is just unlocking may take before it answers. */
    private static final int TRIES = 60;
    private static final long PAUSE_MILLIS = 250;

    private final Path home;
    private final Vaults vaults;
    private final Console console;

    Wiring(Path home, Vaults vaults, Console console) {
        this.home = home;
        this.vaults = vaults;
        this.console = console;
    }

    /** Runs a command line. @return its exit code */
    int run(List<String> arguments) {
        Cli cli = new Cli(arguments, console, home, vaults);
        try {
            if (!cli.needsVault()) {
                return cli.run(null);
            }
            for (int i = 0; i < TRIES; i++) {
                OptionalInt code = CommandClient.run(home, arguments, console);
                if (code.isPresent()) {
                    return code.getAsInt();
                }
                Practice practice = unlocked();
                if (practice != null) {
                    return own(practice, cli);
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            throw new SottoException.Failed("owner.busy");
        } catch (SottoException e) {
            return cli.tell(e);
        } catch (InterruptedException e) {
            return cli.tell(new SottoException.Cancelled());
        }
    }

    /** The unlocked vault, or null when another process has just become its owner. */
    private Practice unlocked() {
        if (!vaults.exists(home)) {
            throw new SottoException.Usage("init.missing");
        }
        try {
            return vaults.open(home, Passphrase.ask(console));
        } catch (SottoException.Failed e) {
            if ("vault.inUse".equals(e.getMessage())) {
                return null;
            }
            throw e;
        }
    }

    private int own(Practice practice, Cli cli) {
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "sotto-command");
            thread.setDaemon(true);
            return thread;
        });
        try (practice; CommandServer server = CommandServer.open(home, threads,
                (arguments, caller) -> new Cli(arguments, caller, home, vaults).run(practice))) {
            return cli.run(practice);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdown();
        }
    }
}
