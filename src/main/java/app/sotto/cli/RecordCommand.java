package app.sotto.cli;

import app.sotto.model.AudioSource;
import app.sotto.model.Chart;
import app.sotto.model.Progress;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "record", mixinStandardHelpOptions = true,
        description = "Records a session from the microphone until Ctrl+C, then drafts its note. A second Ctrl+C leaves the rest to \"sotto resume\".")
final class RecordCommand implements Callable<Integer> {
    @Option(names = "--client", required = true)
    private String client;
    @Option(names = "--device", description = "a microphone's name, as \"sotto doctor\" lists them; the system's own choice when not given")
    private String device;
    @Option(names = "--modality", defaultValue = "in person")
    private String modality;
    private final Context context;

    RecordCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Chart chart = context.practice().clients().find(client);
        context.practice().imports().requireConsent(chart);
        Session session;
        try (AudioSource microphone = context.practice().listening().microphone(device)) {
            AtomicBoolean stopped = new AtomicBoolean();
            context.console().onInterrupt(() -> {
                if (stopped.compareAndSet(false, true)) {
                    microphone.stop();
                }
            });
            context.console().err().println(Texts.of("record.running"));
            session = context.practice().imports().record(microphone, chart, modality, elapsed());
        }
        context.console().err().println();
        try (ProgressLines progress = new ProgressLines(context.console())) {
            context.practice().imports().finish(session, progress);
        } catch (SottoException.BadInput tooLittle) {
            context.console().err().println(tooLittle.userText());
            return tooLittle.exitCode();
        }
        context.console().out().println(Texts.of("import.done", context.practice().sessions().handle(session)));
        return 0;
    }

    /** Shows the seconds recorded, in place. */
    private Progress elapsed() {
        return new Progress() {
            private long shown = -1;

            @Override
            public void share(double seconds) {
                if (context.console().interactive() && (long) seconds != shown) {
                    shown = (long) seconds;
                    context.console().err().print("\r" + ProgressLines.time(seconds) + " ");
                    context.console().err().flush();
                }
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
