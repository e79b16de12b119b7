package app.sotto.cli;

import app.sotto.model.NoteFormat;
import app.sotto.model.Session;
import app.sotto.model.Texts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "copy", mixinStandardHelpOptions = true,
        description = "Lays a session's note, or one section of it, on the clipboard for 30 seconds (Ctrl+C ends it sooner), then clears it.")
final class CopyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION")
    private String session;
    @Option(names = "--section", description = "a heading of the format, as \"plan\"")
    private String section;
    @Option(names = "--format", description = "as for \"sotto note\"")
    private String format = "soap";
    private final Context context;

    CopyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session found = context.practice().sessions().find(session);
        NoteFormat layout = context.practice().notes().format(format, context.console().folder());
        boolean cleared;
        try (ProgressLines progress = new ProgressLines(context.console())) {
            cleared = context.practice().exporting().copy(found, layout, section, progress.begin(Texts.of("copy.waiting")));
        }
        context.console().out().println(Texts.of(cleared ? "copy.cleared" : "copy.taken"));
        return 0;
    }
}
