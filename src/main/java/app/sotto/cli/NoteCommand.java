package app.sotto.cli;

import app.sotto.model.Chart;
import app.sotto.model.Note;
import app.sotto.model.NoteFormat;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "note", mixinStandardHelpOptions = true, description = "Shows a session's note. \"sotto note new\" writes one for a session that was not recorded.",
        subcommands = NoteCommand.New.class, footerHeading = "%nExamples:%n",
        footer = {"  sotto note last --evidence", "  sotto note mk/2026-11-24 --format birp", "  sotto note last --editable > my-way-of-editing | sotto edit last --apply -",
            "  sotto note new --client MK --minutes 20 --modality phone"})
final class NoteCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", arity = "0..1")
    private String session;
    @Option(names = "--format", description = "soap, dap, birp, girp, pirp, summary, or the file of your own template; soap when not given")
    private String format = "soap";
    @Option(names = "--evidence", description = "under each statement the quote, speaker and time")
    private boolean evidence;
    @Option(names = "--why", description = "why each statement was chosen")
    private boolean why;
    @Option(names = "--editable", description = "the form that \"sotto edit --apply -\" takes back")
    private boolean editable;
    @Option(names = "--json", description = "as JSON")
    private boolean json;
    private final Context context;

    NoteCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (session == null) {
            throw new SottoException.Usage("note.which");
        }
        Session found = context.practice().sessions().find(session);
        Note note = context.practice().notes().latest(found);
        NoteFormat layout = context.practice().notes().format(format, context.console().folder());
        if (json) {
            context.console().out().println(Json.of(note));
        } else if (editable) {
            context.console().out().print(context.practice().notes().editable(note, layout));
        } else {
            context.console().out().print(context.practice().notes().render(note, layout, evidence, why));
        }
        return 0;
    }

    @Command(name = "new", mixinStandardHelpOptions = true,
            description = "Writes a note for a session that was not recorded, from typed text (standard input) or a dictation; every statement is marked as recollection.")
    static final class New implements Callable<Integer> {
        @Option(names = "--client", required = true)
        private String client;
        @Option(names = "--dictate", paramLabel = "FILE", description = "a dictation by the clinician alone; its sound is not kept")
        private String dictation;
        @Option(names = "--date", description = "when the session was; now when not given")
        private String date;
        @Option(names = "--minutes", defaultValue = "0", description = "how long it took")
        private int minutes;
        @Option(names = "--modality", defaultValue = "in person", description = "as \"phone\", \"no-show\"")
        private String modality;
        private final Context context;

        New(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            Chart chart = context.practice().clients().find(client);
            String text;
            if (dictation != null) {
                try (ProgressLines progress = new ProgressLines(context.console())) {
                    text = context.practice().dictation().text(context.console().folder().resolve(dictation), progress.begin(Texts.of("stage.TEXT")));
                }
            } else {
                if (context.console().interactive()) {
                    context.console().err().println(Texts.of("note.type"));
                }
                text = new String(context.console().in().readAllBytes(), StandardCharsets.UTF_8);
            }
            ZonedDateTime when = date == null ? ZonedDateTime.now() : Formats.moment(date);
            Session session = context.practice().editing().recollection(chart, when, minutes, modality, text);
            context.console().out().println(Texts.of("note.stored", context.practice().sessions().handle(session)));
            return 0;
        }
    }
}
