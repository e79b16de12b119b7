package app.sotto.cli;

import app.sotto.model.Chart;
import app.sotto.model.ChartKind;
import app.sotto.model.Person;
import app.sotto.model.Texts;
import app.sotto.practice.Clients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "client", mixinStandardHelpOptions = true, description = "Clients: an individual, a couple, a family or a group, each a chart with its own key.",
        subcommands = {ClientCommand.Add.class, ClientCommand.Show.class, ClientCommand.All.class, ClientCommand.Edit.class})
final class ClientCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Adds a client.", footerHeading = "%nExamples:%n",
            footer = {"  sotto client add \"Maya Kern\" --pronouns she/her --ref 1042",
                "  sotto client add \"Kern couple\" --kind couple --person \"Maya Kern\" --person \"Jonas Kern\"",
                "  sotto client add \"Tim Roth\" --born 2012-05-03"})
    static final class Add implements Callable<Integer> {
        @Parameters(paramLabel = "NAME")
        private String name;
        @Option(names = "--kind", defaultValue = "individual", description = "individual, couple, family or group")
        private ChartKind kind;
        @Option(names = "--initials", defaultValue = "", description = "shown where the name would be too much")
        private String initials;
        @Option(names = "--pronouns", defaultValue = "", description = "as she/her; they/them when not given")
        private String pronouns;
        @Option(names = "--ref", defaultValue = "", description = "the client's number in the EHR")
        private String reference;
        @Option(names = "--person", description = "somebody who takes part; an individual's chart has one of its own name")
        private List<String> persons = new ArrayList<>();
        @Option(names = "--born", description = "date of birth of an individual (needed for minors)")
        private String born;
        private final Context context;

        Add(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Clients clients = context.practice().clients();
            List<Person> joining = new ArrayList<>(persons.stream().map(person -> clients.person(person, null)).toList());
            if (joining.isEmpty() && kind == ChartKind.INDIVIDUAL) {
                joining.add(clients.person(name, Formats.date(born)));
            }
            Chart chart = clients.add(kind, name, initials, pronouns, reference, joining);
            context.console().out().println(Texts.of("client.added", chart.name(), chart.initials()));
            return 0;
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the clients.")
    static final class All implements Callable<Integer> {
        @Option(names = "--json", description = "as JSON")
        private boolean json;
        private final Context context;

        All(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            List<Chart> charts = context.practice().clients().all();
            if (json) {
                context.console().out().println(Json.of(charts));
                return 0;
            }
            for (Chart chart : charts) {
                context.console().out().printf("%-8s %-30s %-10s %-10s %s%n", chart.initials(), chart.name(),
                        Texts.of("chart." + chart.kind()), chart.pronouns(), chart.reference());
            }
            if (charts.isEmpty()) {
                context.console().out().println(Texts.of("client.listEmpty"));
            }
            return 0;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a client's chart and its persons.")
    static final class Show implements Callable<Integer> {
        @Parameters(paramLabel = "CLIENT")
        private String client;
        @Option(names = "--json", description = "as JSON")
        private boolean json;
        private final Context context;

        Show(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Chart chart = context.practice().clients().find(client);
            List<Person> persons = context.practice().clients().persons(chart);
            if (json) {
                context.console().out().println(Json.of(Map.of("chart", chart, "persons", persons)));
                return 0;
            }
            context.console().out().printf("%s (%s), %s, %s %s%n", chart.name(), chart.initials(), Texts.of("chart." + chart.kind()), chart.pronouns(),
                    chart.reference());
            persons.forEach(person -> context.console().out().println("  " + person.name() + (person.born() == null ? "" : ", " + person.born())));
            context.console().out().println("  " + Texts.of("client.sessions", String.valueOf(context.practice().sessions().of(chart).size())));
            return 0;
        }
    }

    @Command(name = "edit", mixinStandardHelpOptions = true, description = "Changes a client's chart.")
    static final class Edit implements Callable<Integer> {
        @Parameters(paramLabel = "CLIENT")
        private String client;
        @Option(names = "--name")
        private String name;
        @Option(names = "--initials")
        private String initials;
        @Option(names = "--pronouns")
        private String pronouns;
        @Option(names = "--ref")
        private String reference;
        @Option(names = "--join", paramLabel = "PERSON", description = "lets a person join")
        private String join;
        @Option(names = "--person", description = "whose date of birth --born gives; the only person when not given")
        private String person;
        @Option(names = "--born", description = "date of birth")
        private String born;
        private final Context context;

        Edit(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Clients clients = context.practice().clients();
            Chart old = clients.find(client);
            Chart chart = clients.save(new Chart(old.id(), old.kind(), or(name, old.name()), or(initials, old.initials()), or(pronouns, old.pronouns()),
                    or(reference, old.reference()), old.persons()));
            if (join != null) {
                chart = clients.join(chart, clients.person(join, Formats.date(born)));
            } else if (born != null) {
                Person whose = person == null ? clients.person(chart, clients.persons(chart).size() == 1 ? clients.persons(chart).get(0).name() : "?")
                        : clients.person(chart, person);
                clients.save(new Person(whose.id(), whose.name(), Formats.date(born)));
            }
            context.console().out().println(Texts.of("client.saved", chart.name()));
            return 0;
        }

        private static String or(String given, String old) {
            return given == null ? old : given.strip();
        }
    }
}
