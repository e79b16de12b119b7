package app.sotto.cli;

import app.sotto.model.Chart;
import app.sotto.model.Hit;
import app.sotto.model.Role;
import app.sotto.model.Session;
import app.sotto.model.Texts;
import app.sotto.model.Turn;
import app.sotto.practice.Practice;
import app.sotto.practice.Searching;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "search", mixinStandardHelpOptions = true, description = "Finds what was said or noted, by words and by meaning. \"Words in quotes\" must be there.",
        footerHeading = "%nExamples:%n", footer = {"  sotto search \"when did she talk about her father\" --client MK --speaker client",
            "  sotto search sertraline --after 2026-01-01 --context 2"})
final class SearchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "WORDS", arity = "1..*")
    private List<String> words;
    @Option(names = "--client", description = "one client; all when not given")
    private String client;
    @Option(names = "--speaker", description = "therapist, client or other")
    private Role role;
    @Option(names = "--after", description = "first date")
    private String after;
    @Option(names = "--before", description = "last date")
    private String before;
    @Option(names = "--limit", defaultValue = "10")
    private int limit;
    @Option(names = "--context", paramLabel = "N", defaultValue = "0", description = "shows n turns before and after each hit")
    private int neighbours;
    @Option(names = "--json", description = "as JSON")
    private boolean json;
    private final Context context;

    SearchCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Practice practice = context.practice();
        Chart chart = client == null ? null : practice.clients().find(client);
        Searching.Found found = practice.searching().search(String.join(" ", words), chart, role, Formats.date(after), Formats.date(before), limit);
        if (json) {
            context.console().out().println(Json.of(found.hits()));
            return 0;
        }
        found.hits().forEach(hit -> print(practice, hit));
        if (found.hits().isEmpty()) {
            context.console().out().println(Texts.of("search.nothing"));
        }
        if (!found.leftOut().isEmpty()) {
            context.console().err().println(Texts.of("search.leftOut", found.leftOut().stream().map(Chart::name).collect(Collectors.joining(", "))));
        }
        return 0;
    }

    private void print(Practice practice, Hit hit) {
        Session session = practice.sessions().get(hit.session());
        String where = practice.sessions().handle(session);
        if (hit.turn() == 0) {
            context.console().out().println(where + "  " + Texts.of("search.note") + "\n      " + hit.text());
            return;
        }
        context.console().out().printf("%s@%s  %s (%s)%n", where, ProgressLines.time(hit.start()), hit.speaker().label(), Texts.of("search.why." + (hit.why().contains(",") ? "both" : hit.why())));
        List<Turn> turns = practice.transcripts().of(session).turns();
        for (Turn turn : turns.subList(Math.max(0, hit.turn() - 1 - neighbours), Math.min(turns.size(), hit.turn() + neighbours))) {
            boolean itself = turn.number() == hit.turn();
            context.console().out().println((itself ? "    > " : "      ") + (neighbours > 0 ? turn.speaker().label() + ": " : "") + turn.text());
        }
    }
}
