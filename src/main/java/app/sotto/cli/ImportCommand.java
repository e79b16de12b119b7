package app.sotto.cli;

import app.sotto.model.Chart;
import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import app.sotto.practice.Imports;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "import", mixinStandardHelpOptions = true,
        description = "Imports recordings (WAV, FLAC, MP3, Ogg Vorbis or Opus, M4A/AAC) or finished transcripts (text, TSV, VTT, SRT), each as one session.",
        footerHeading = "%nExamples:%n",
        footer = {"  sotto import monday.m4a --client MK --date \"2026-11-23 10:00\"", "  sotto import *.vtt --client MK --modality telehealth"})
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*")
    private List<String> files;
    @Option(names = "--client", required = true)
    private String client;
    @Option(names = "--date", description = "when the session began, as \"2026-11-24 10:00\"; the file's own time when not given")
    private String date;
    @Option(names = "--modality", defaultValue = "in person", description = "as \"in person\", \"telehealth\", \"phone\"")
    private String modality;
    private final Context context;

    ImportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Chart chart = context.practice().clients().find(client);
        int code = 0;
        for (String file : files) {
            try (ProgressLines progress = new ProgressLines(context.console())) {
                Imports.Imported imported = context.practice().imports().file(context.console().folder().resolve(file), chart, Formats.moment(date), modality, progress);
                progress.close();
                if (!imported.note().isEmpty()) {
                    context.console().err().println(imported.note());
                }
                context.console().out().println(Texts.of("import.done", context.practice().sessions().handle(imported.session())));
            } catch (SottoException.BadInput unusable) {
                // The other files are imported all the same.
                context.console().err().println(files.size() > 1 ? file + ": " + unusable.userText() : unusable.userText());
                code = unusable.exitCode();
            }
        }
        return code;
    }
}
