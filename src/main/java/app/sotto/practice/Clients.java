package app.sotto.practice;

import app.sotto.model.Chart;
import app.sotto.model.ChartKind;
import app.sotto.model.Person;
import app.sotto.model.SottoException;
import app.sotto.vault.Vault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;

/** The charts and the persons who joined them. */
public final class Clients {
    /** A name longer than this is a slip of the paste key. */
    static final int LONGEST_NAME = 200;

    private final Vault vault;

    Clients(Vault vault) {
        this.vault = vault;
    }

    /** A new chart with its first persons. An individual's chart has one person, of the chart's own name. */
    public Chart add(ChartKind kind, String name, String initials, String pronouns, String reference, List<Person> persons) {
        String clean = checked(name);
        List<Person> joining = persons.isEmpty() && kind == ChartKind.INDIVIDUAL ? List.of(person(clean, null)) : persons;
        Chart chart = new Chart(UUID.randomUUID(), kind, clean, initials.isBlank() ? initialsOf(clean) : checked(initials),
                pronouns.strip(), reference.strip(), joining.stream().map(Person::id).toList());
        vault.transaction(() -> {
            vault.createChart(chart);
            joining.forEach(this::save);
            return chart;
        });
        return chart;
    }

    public Person person(String name, LocalDate born) {
        return new Person(UUID.randomUUID(), checked(name), born);
    }

    /** Lets a person join a chart. */
    public Chart join(Chart chart, Person person) {
        List<UUID> persons = new ArrayList<>(chart.persons());
        persons.add(person.id());
        Chart joined = new Chart(chart.id(), chart.kind(), chart.name(), chart.initials(), chart.pronouns(), chart.reference(), persons);
        return vault.transaction(() -> {
            save(person);
            return save(joined);
        });
    }

    /** Stores a chart whose name, initials, pronouns or reference were edited. */
    public Chart save(Chart chart) {
        checked(chart.name());
        vault.charts().put(chart.id(), null, chart.id(), chart);
        return chart;
    }

    /** Stores a person. */
    public void save(Person person) {
        vault.persons().put(person.id(), null, null, person);
    }

    /** All charts by name. */
    public List<Chart> all() {
        return vault.charts().all().stream().sorted(Comparator.comparing(Chart::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    /** The persons of a chart, in the order in which they joined. */
    public List<Person> persons(Chart chart) {
        return chart.persons().stream().flatMap(id -> vault.persons().get(id).stream()).toList();
    }

    /** The chart with this id. @throws SottoException.Usage when it is gone */
    public Chart get(UUID id) {
        return vault.charts().get(id).orElseThrow(() -> new SottoException.Usage("client.gone"));
    }

    /**
     * The chart that somebody names: by name, initials, EHR reference, or the first digits of its id.
     *
     * @throws SottoException.Usage when none or several fit
     */
    public Chart find(String named) {
        String wanted = named.strip().toLowerCase(Locale.ROOT);
        List<Predicate<Chart>> ways = List.of(
                chart -> chart.name().toLowerCase(Locale.ROOT).equals(wanted),
                chart -> !chart.reference().isEmpty() && chart.reference().toLowerCase(Locale.ROOT).equals(wanted),
                chart -> letters(chart.initials()).equals(letters(wanted)),
                chart -> wanted.length() >= 4 && chart.id().toString().startsWith(wanted),
                chart -> wanted.length() >= 2 && chart.name().toLowerCase(Locale.ROOT).startsWith(wanted));
        for (Predicate<Chart> way : ways) {
            List<Chart> found = all().stream().filter(way).toList();
            if (found.size() == 1) {
                return found.get(0);
            }
            if (found.size() > 1) {
                throw new SottoException.Usage("client.ambiguous", shortened(named), String.valueOf(found.size()));
            }
        }
        throw new SottoException.Usage("client.unknown", shortened(named));
    }

    /** The person of a chart whom somebody names. @throws SottoException.Usage when none or several fit */
    public Person person(Chart chart, String named) {
        String wanted = named.strip().toLowerCase(Locale.ROOT);
        List<Person> found = persons(chart).stream().filter(person -> person.name().toLowerCase(Locale.ROOT).startsWith(wanted)).toList();
        if (found.size() != 1) {
            throw new SottoException.Usage("person.unknown", shortened(named), chart.name());
        }
        return found.get(0);
    }

    /** The first letters of the words of a name, with points: {@code A. B.} */
    static String initialsOf(String name) {
        StringBuilder initials = new StringBuilder();
        for (String word : name.strip().split("\\s+")) {
            initials.append(initials.isEmpty() ? "" : " ").appendCodePoint(Character.toUpperCase(word.codePointAt(0))).append('.');
        }
        return initials.toString();
    }

    private static String letters(String initials) {
        return initials.toLowerCase(Locale.ROOT).replaceAll("[\\s.]", "");
    }

    private static String checked(String name) {
        String clean = name.strip();
        if (clean.isEmpty() || clean.codePointCount(0, clean.length()) > LONGEST_NAME || clean.chars().anyMatch(Character::isISOControl)) {
            throw new SottoException.BadInput("client.name", String.valueOf(LONGEST_NAME));
        }
        return clean;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
