package app.sotto.cli;

import app.sotto.model.Chart;
import app.sotto.model.Consent;
import app.sotto.model.Person;
import app.sotto.model.Purpose;
import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import app.sotto.practice.ConsentForm;
import app.sotto.practice.Consents;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "consent", mixinStandardHelpOptions = true, description = "Consent, per participant and purpose.",
        subcommands = {ConsentCommand.Give.class, ConsentCommand.Revoke.class, ConsentCommand.Show.class, ConsentCommand.Form.class, ConsentCommand.Terms.class})
final class ConsentCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static Person person(Context context, Chart chart, String named) {
        List<Person> persons = context.practice().clients().persons(chart);
        if (named == null && persons.size() == 1) {
            return persons.get(0);
        }
        if (named == null) {
            throw new SottoException.Usage("consent.whose", chart.name());
        }
        return context.practice().clients().person(chart, named);
    }

    @Command(name = "give", mixinStandardHelpOptions = true, description = "Enters a consent that was given.", footerHeading = "%nExamples:%n",
            footer = {"  sotto consent give --client MK --purpose record,memory --how paper",
                "  sotto consent give --client \"Tim Roth\" --role guardian --signer \"Eva Roth\" --purpose record --how paper",
                "  sotto consent give --client \"Kern couple\" --person Jonas --role partner --purpose record --how spoken"})
    static final class Give implements Callable<Integer> {
        @Option(names = "--client", required = true)
        private String client;
        @Option(names = "--person", description = "whose; the only person when not given")
        private String person;
        @Option(names = "--role", defaultValue = "client", description = "client, guardian, minor, partner or guest (for one session)")
        private Consent.ParticipantRole role;
        @Option(names = "--purpose", required = true, split = ",", description = "record, memory, voice, supervision")
        private List<Purpose> purposes;
        @Option(names = "--how", defaultValue = "paper", description = "paper, pdf, portal or spoken")
        private Consent.How how;
        @Option(names = "--date", description = "when it was given; today when not given")
        private String date;
        @Option(names = "--signer", defaultValue = "", description = "who signed; the person when not given")
        private String signer;
        @Option(names = "--expires", description = "last day on which it holds")
        private String expires;
        private final Context context;

        Give(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Chart chart = context.practice().clients().find(client);
            Person whose = person(context, chart, person);
            LocalDate on = date == null ? LocalDate.now() : Formats.date(date);
            for (Purpose purpose : purposes) {
                Consent consent = context.practice().consents().give(chart, whose, role, purpose, how, on, signer, Formats.date(expires));
                context.console().out().println(Texts.of("consent.given", whose.name(), Texts.of("purpose." + purpose), on.toString(),
                        consent.expires() == null ? "" : Texts.of("consent.until", consent.expires().toString())));
            }
            return 0;
        }
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revokes a consent from today on; its history is kept.")
    static final class Revoke implements Callable<Integer> {
        @Option(names = "--client", required = true)
        private String client;
        @Option(names = "--person")
        private String person;
        @Option(names = "--purpose", required = true, split = ",")
        private List<Purpose> purposes;
        private final Context context;

        Revoke(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Chart chart = context.practice().clients().find(client);
            Person whose = person(context, chart, person);
            for (Purpose purpose : purposes) {
                context.practice().consents().revoke(chart, whose, purpose);
                context.console().out().println(Texts.of("consent.revoked", whose.name(), Texts.of("purpose." + purpose)));
            }
            return 0;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a client's consents and how they stand today.")
    static final class Show implements Callable<Integer> {
        @Option(names = "--client", required = true)
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
            Consents consents = context.practice().consents();
            List<Map<String, Object>> rows = new ArrayList<>();
            for (Consent consent : consents.of(chart)) {
                String name = context.practice().clients().persons(chart).stream().filter(p -> p.id().equals(consent.person())).map(Person::name)
                        .findFirst().orElse("?");
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("person", name);
                row.put("standing", consents.standing(consent));
                row.put("consent", consent);
                rows.add(row);
                if (!json) {
                    context.console().out().printf("%-10s %-24s %-12s %-38s %s, %s (%s)%n", consents.standing(consent), name, consent.role(),
                            Texts.of("purpose." + consent.purpose()), consent.given(), consent.how(), consent.formVersion());
                }
            }
            if (json) {
                context.console().out().println(Json.of(rows));
            } else if (rows.isEmpty()) {
                context.console().out().println(Texts.of("consent.none", chart.name()));
            }
            return 0;
        }
    }

    @Command(name = "form", mixinStandardHelpOptions = true, description = "Prints the text to sign, made from the settings in force. A template: have it checked by counsel.")
    static final class Form implements Callable<Integer> {
        @Option(names = "--client", required = true)
        private String client;
        private final Context context;

        Form(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            context.console().out().print(ConsentForm.text(context.practice().clients().find(client), context.practice().consents().terms()));
            return 0;
        }
    }

    @Command(name = "terms", mixinStandardHelpOptions = true, description = "Shows or changes what the form promises. Wider terms make the consents signed before outdated.")
    static final class Terms implements Callable<Integer> {
        @Option(names = "--sound-days", paramLabel = "DAYS", description = "after how many days a session's sound is due for erasing")
        private Integer soundDays;
        private final Context context;

        Terms(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            if (soundDays != null) {
                context.practice().consents().soundDays(soundDays);
            }
            context.console().out().println(context.practice().consents().terms().version());
            return 0;
        }
    }
}
