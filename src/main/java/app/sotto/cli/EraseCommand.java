package app.sotto.cli;

import app.sotto.model.Chart;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "erase", mixinStandardHelpOptions = true, description = "Erases a session, or a client with everything: keys first. It cannot be undone.")
final class EraseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", arity = "0..1")
    private String session;
    @Option(names = "--client", description = "the whole chart instead of one session")
    private String client;
    @Option(names = "--yes", description = "do not ask")
    private boolean yes;
    private final Context context;

    EraseCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if ((session == null) == (client == null)) {
            throw new SottoException.Usage("erase.which");
        }
        if (client != null) {
            Chart chart = context.practice().clients().find(client);
            confirm(Texts.of("erase.askClient", chart.name(), String.valueOf(context.practice().sessions().of(chart).size())));
            context.practice().erasing().chart(chart);
        } else {
            Session found = context.practice().sessions().find(session);
            confirm(Texts.of("erase.askSession", context.practice().sessions().handle(found)));
            context.practice().erasing().session(found);
        }
        context.console().out().println(Texts.of("erase.done"));
        return 0;
    }

    private void confirm(String question) {
        Confirmation.require(context.console(), question, yes);
    }
}
