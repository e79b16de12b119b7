package app.sotto.cli;

import app.sotto.model.Console;
import app.sotto.model.Progress;
import app.sotto.model.Texts;
import app.sotto.practice.Stage;
import app.sotto.practice.StageListener;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shows each stage on standard error: where a person sits, a bar with the time left that is drawn in place; else one line
 * when a stage begins. Ctrl+C cancels. One command's thread.
 */
final class ProgressLines implements StageListener, AutoCloseable {
    private static final int BAR = 24;
    private static final long REDRAW_NANOS = 100_000_000;

    private final Console console;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private String label = "";
    private long begun;
    private long drawn;

    ProgressLines(Console console) {
        this.console = console;
        console.onInterrupt(() -> cancelled.set(true));
    }

    @Override
    public Progress begin(Stage stage) {
        return begin(Texts.of("stage." + stage));
    }

    /** A stage with a name of its own. */
    Progress begin(String name) {
        close();
        label = name;
        begun = System.nanoTime();
        drawn = 0;
        if (!console.interactive()) {
            console.err().println(label + " …");
        }
        return new Progress() {
            @Override
            public void share(double done) {
                draw(done);
            }

            @Override
            public boolean cancelled() {
                return cancelled.get();
            }
        };
    }

    private void draw(double done) {
        long now = System.nanoTime();
        if (!console.interactive() || now - drawn < REDRAW_NANOS && done < 1) {
            return;
        }
        drawn = now;
        double seconds = (now - begun) / 1e9;
        String left = done > 0.02 && seconds > 1 ? time(seconds * (1 - done) / done) : "";
        int full = (int) Math.round(Math.min(1, done) * BAR);
        console.err().printf(Locale.ROOT, "\r%-28s [%s%s] %3.0f %% %-12s", label, "#".repeat(full), "-".repeat(BAR - full), 100 * Math.min(1, done),
                left.isEmpty() ? "" : Texts.of("progress.left", left));
        console.err().flush();
    }

    static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole >= 3600 ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }

    /** Ends the line of the stage that runs. */
    @Override
    public void close() {
        if (!label.isEmpty() && console.interactive()) {
            console.err().println();
        }
        label = "";
    }
}
