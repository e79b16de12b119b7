package app.sotto.cli;

import app.sotto.model.Console;
import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import app.sotto.practice.Practice;
import app.sotto.practice.Vaults;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The terminal face: reads a command line, runs its command, and turns every failure into one sentence and an exit code. */
public final class Cli {
    /** Something went wrong that Sotto did not foresee, or something outside failed. */
    static final int FAILED = 1;

    private final List<String> arguments;
    private final Console console;
    private final Path home;
    private final Vaults vaults;

    public Cli(List<String> arguments, Console console, Path home, Vaults vaults) {
        this.arguments = arguments;
        this.console = console;
        this.home = home;
        this.vaults = vaults;
    }

    /** Whether the command works on the unlocked vault; false also for help and for words that do not fit. */
    public boolean needsVault() {
        try {
            ParseResult result = commandLine(null).parseArgs(arguments.toArray(String[]::new));
            if (helpAsked(result)) {
                return false;
            }
            while (result.hasSubcommand()) {
                result = result.subcommand();
            }
            Object command = result.commandSpec().userObject();
            // A Runnable only shows the help of its subcommands.
            return !(command instanceof Runnable || command instanceof NeedsNoVault);
        } catch (CommandLine.ParameterException e) {
            return false;
        }
    }

    private static boolean helpAsked(ParseResult result) {
        return result.isUsageHelpRequested() || result.isVersionHelpRequested() || result.hasSubcommand() && helpAsked(result.subcommand());
    }

    /**
     * Runs the command.
     *
     * @param practice the unlocked vault, or null when {@link #needsVault} is false
     * @return the exit code: 0 done, 1 something failed, 2 usage, 3 bad input, 4 locked, 5 consent missing, 6 damaged data, 130 cancelled
     */
    public int run(Practice practice) {
        int code = commandLine(practice).execute(arguments.toArray(String[]::new));
        console.out().flush();
        console.err().flush();
        return code;
    }

    /** Prints what a failure tells the user. @return its exit code */
    public int tell(SottoException failure) {
        console.err().println(failure.userText());
        console.err().flush();
        return failure.exitCode();
    }

    private CommandLine commandLine(Practice practice) {
        Context context = new Context(console, home, vaults, practice);
        return new CommandLine(new SottoCommand(), new Commands(context))
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, words) -> {
                    console.err().println(failure.getMessage());
                    console.err().println(Texts.of("cli.seeHelp", failure.getCommandLine().getCommandSpec().qualifiedName()));
                    return 2;
                })
                .setExecutionExceptionHandler((failure, line, result) -> {
                    if (failure instanceof SottoException known) {
                        return tell(known);
                    }
                    console.err().println(Texts.of("cli.unforeseen", failure.getClass().getName(), place(failure)));
                    return FAILED;
                });
    }

    /** Where an unforeseen failure arose; never its message, which may hold content. */
    private static String place(Exception failure) {
        for (StackTraceElement element : failure.getStackTrace()) {
            if (element.getClassName().startsWith("app.sotto")) {
                return element.getClassName() + ":" + element.getLineNumber();
            }
        }
        return "?";
    }
}
