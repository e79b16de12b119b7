package app.sotto.cli;

import app.sotto.model.Note;
import app.sotto.model.NoteFormat;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "edit", mixinStandardHelpOptions = true,
        description = "Edits a session's note in the terminal, in memory: no temporary file, no other program. What you do not touch keeps its evidence.")
final class EditCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION")
    private String session;
    @Option(names = "--apply", paramLabel = "-", description = "takes an edited note from standard input instead")
    private String apply;
    @Option(names = "--format", description = "as for \"sotto note\"")
    private String format = "soap";
    private final Context context;

    EditCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Session found = context.practice().sessions().find(session);
        NoteFormat layout = context.practice().notes().format(format, context.console().folder());
        Note before = context.practice().notes().latest(found);
        String edited = apply != null ? input() : new LineEditor(context.console()).edit(context.practice().notes().editable(before, layout));
        if (edited == null) {
            context.console().out().println(Texts.of("edit.unchanged"));
            return 0;
        }
        Note after = context.practice().editing().takeBack(found, edited, layout);
        context.console().out().println(after.version() == before.version() ? Texts.of("edit.unchanged")
                : Texts.of("edit.stored", String.valueOf(after.version())));
        return 0;
    }

    private String input() throws IOException {
        if (!apply.equals("-")) {
            throw new SottoException.Usage("edit.apply");
        }
        return new String(context.console().in().readAllBytes(), StandardCharsets.UTF_8);
    }
}
