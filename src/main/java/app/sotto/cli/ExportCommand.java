package app.sotto.cli;

import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import app.sotto.practice.Exporting;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes a session's transcript or note in clear, out of the vault. Asks first.")
final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION")
    private String session;
    @Option(names = "--form", defaultValue = "txt", description = "txt, md, json or vtt")
    private Exporting.Form form;
    @Option(names = "--note", description = "the note (as text) instead of the transcript")
    private boolean note;
    @Option(names = "--format", description = "the note's format")
    private String format = "soap";
    @Option(names = "--to", paramLabel = "FILE", description = "a new file; standard output when not given")
    private String to;
    @Option(names = "--yes", description = "do not ask")
    private boolean yes;
    private final Context context;

    ExportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Session found = context.practice().sessions().find(session);
        Confirmation.require(context.console(), Texts.of("export.ask", context.practice().sessions().handle(found)), yes);
        String text = note ? context.practice().exporting().note(found, context.practice().notes().format(format, context.console().folder()))
                : context.practice().exporting().transcript(found, form);
        if (to == null) {
            context.console().out().print(text);
            return 0;
        }
        Path file = context.console().folder().resolve(to);
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new SottoException.Usage("export.exists");
        }
        context.console().out().println(Texts.of("export.done", file.toString()));
        return 0;
    }
}
