package app.sotto.cli;

import app.sotto.model.Chart;
import app.sotto.model.Session;
import app.sotto.model.Texts;
import app.sotto.practice.Practice;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the sessions, oldest first, with how far each has come.")
final class ListCommand implements Callable<Integer> {
    @Option(names = "--client")
    private String client;
    @Option(names = "--json", description = "as JSON")
    private boolean json;
    private final Context context;

    ListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Practice practice = context.practice();
        List<Session> sessions = client == null ? practice.sessions().all() : practice.sessions().of(practice.clients().find(client));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Session session : sessions) {
            Chart chart = practice.clients().get(session.chart());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("session", practice.sessions().handle(session));
            row.put("id", session.id());
            row.put("client", chart.name());
            row.put("started", session.started());
            row.put("seconds", session.seconds());
            row.put("modality", session.modality());
            row.put("source", session.source());
            row.put("state", practice.sessions().state(session));
            rows.add(row);
            if (!json) {
                context.console().out().printf("%-18s %-24s %s  %7s  %-14s %s%n", row.get("session"), chart.name(),
                        session.started().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")), ProgressLines.time(session.seconds()), session.modality(),
                        Texts.of("state." + row.get("state")));
            }
        }
        if (json) {
            context.console().out().println(Json.of(rows));
        } else if (rows.isEmpty()) {
            context.console().out().println(Texts.of("list.empty"));
        }
        return 0;
    }
}
