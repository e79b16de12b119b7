package app.sotto.cli;

import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "resume", mixinStandardHelpOptions = true, description = "Goes on with sessions that were interrupted, at the stage where they stopped.")
final class ResumeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", arity = "0..1", description = "all unfinished sessions when not given")
    private String session;
    private final Context context;

    ResumeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Session> waiting = session == null ? context.practice().doctor().unfinished() : List.of(context.practice().sessions().find(session));
        if (waiting.isEmpty()) {
            context.console().out().println(Texts.of("resume.nothing"));
        }
        int code = 0;
        for (Session one : waiting) {
            String handle = context.practice().sessions().handle(one);
            try (ProgressLines progress = new ProgressLines(context.console())) {
                Session done = context.practice().imports().resume(one, progress);
                progress.close();
                context.console().out().println(Texts.of("import.done", context.practice().sessions().handle(done)));
            } catch (SottoException.Cancelled stopped) {
                throw stopped;
            } catch (SottoException failure) {
                // One session that cannot go on must not hold up the others.
                context.console().err().println(handle + ": " + failure.userText());
                code = failure.exitCode();
            }
        }
        return code;
    }
}
