package app.sotto.cli;

import app.sotto.model.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;

/** This process's own streams. Written in UTF-8, whatever the platform's default. */
public final class LocalConsole implements Console {
    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    @Override
    public InputStream in() {
        return System.in;
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return err;
    }

    @Override
    public Path folder() {
        return Path.of("").toAbsolutePath();
    }

    @Override
    public boolean interactive() {
        return System.console() != null;
    }

    @Override
    public char[] secret(String prompt) {
        out.flush();
        return interactive() ? System.console().readPassword("%s", prompt) : null;
    }

    @Override
    public String line(String prompt, String initial) {
        out.flush();
        if (!interactive()) {
            return null;
        }
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            // What is typed here may be clinical: no history is kept.
            return LineReaderBuilder.builder().terminal(terminal).variable(LineReader.DISABLE_HISTORY, true).option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .build().readLine(prompt, null, (Character) null, initial);
        } catch (UserInterruptException | EndOfFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onInterrupt(Runnable action) {
        Signals.register("INT", action);
    }
}
