package app.sotto.cli;

import app.sotto.model.Texts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "play", mixinStandardHelpOptions = true, description = "Plays a session from a moment on, until Ctrl+C.", footerHeading = "%nExample:%n",
        footer = "  sotto play mk/2026-11-24@12:40")
final class PlayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION[@TIME]")
    private String moment;
    private final Context context;

    PlayCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        int at = moment.lastIndexOf('@');
        String session = at < 0 ? moment : moment.substring(0, at);
        double from = at < 0 ? 0 : Formats.seconds(moment.substring(at + 1));
        try (ProgressLines progress = new ProgressLines(context.console())) {
            context.practice().listening().play(context.practice().sessions().find(session), from, progress.begin(Texts.of("play.playing")));
        }
        return 0;
    }
}
