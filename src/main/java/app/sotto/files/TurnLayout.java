package app.sotto.files;

import app.sotto.model.Speaker;
import app.sotto.model.Token;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Makes turns of a file's lines: whose they are, and when each word was said. */
final class TurnLayout {
    /** 150 words a minute, about the rate of conversational English. */
    private static final double SECONDS_PER_WORD = 0.4;
    /** Lines are not stretched beyond this many times their estimated length: the rest until the next one is silence. */
    private static final double SLOWEST = 3;

    private final List<Said> lines;
    private final List<String> voices;
    private final Map<String, Speaker> speakers;
    private final List<Turn> turns = new ArrayList<>();
    private int tokens;

    private TurnLayout(List<Said> lines) {
        this.lines = lines;
        Set<String> names = new LinkedHashSet<>();
        lines.forEach(line -> names.add(Roles.key(line.speaker())));
        voices = List.copyOf(names);
        speakers = Roles.of(names);
    }

    /** The turns of all lines with words. What comes before the first name is no talk (a title, a date) and is left out. */
    static Transcript transcript(List<Said> said) {
        List<Said> lines = Said.joined(said.stream().dropWhile(line -> line.speaker().isEmpty()).toList()).stream()
                .filter(line -> !line.text().isBlank()).toList();
        return new TurnLayout(lines).lay();
    }

    private Transcript lay() {
        for (int from = 0; from < lines.size();) {
            int to = groupEnd(from);
            double earliest = turns.isEmpty() ? 0 : turns.get(turns.size() - 1).start();
            double start = Math.max(earliest, lines.get(from).start().orElse(turns.isEmpty() ? 0 : turns.get(turns.size() - 1).end()));
            lay(lines.subList(from, to), start, end(from, to, start));
            from = to;
        }
        return new Transcript(turns);
    }

    /** Lines that begin in the same second, or of which only the first has a time, share the time until the next that has another. */
    private int groupEnd(int from) {
        Said first = lines.get(from);
        int to = from + 1;
        while (first.end().isEmpty() && to < lines.size() && lines.get(to).end().isEmpty()
                && (lines.get(to).start().isEmpty() || lines.get(to).start().equals(first.start()))) {
            to++;
        }
        return to;
    }

    private double end(int from, int to, double start) {
        double estimate = SECONDS_PER_WORD * lines.subList(from, to).stream().mapToInt(line -> words(line.text()).length).sum();
        OptionalDouble own = lines.get(from).end();
        if (own.isPresent() && own.getAsDouble() > start) {
            return own.getAsDouble();
        }
        double next = to < lines.size() ? lines.get(to).start().orElse(0) : 0;
        return next <= start ? start + estimate : Math.min(next, start + SLOWEST * estimate);
    }

    /** Lays lines one after the other between two moments, each as long as its share of the characters. */
    private void lay(List<Said> group, double start, double end) {
        double characters = group.stream().mapToInt(line -> line.text().length()).sum();
        double at = start;
        for (Said line : group) {
            double until = at + (end - start) * line.text().length() / characters;
            String name = Roles.key(line.speaker());
            turns.add(new Turn(turns.size() + 1, voices.indexOf(name), speakers.get(name), tokens(line.text(), at, until), Turn.ENGLISH));
            at = until;
        }
    }

    private List<Token> tokens(String text, double start, double end) {
        String[] words = words(text);
        double characters = String.join("", words).length();
        List<Token> made = new ArrayList<>();
        double at = start;
        for (String word : words) {
            double until = at + (end - start) * word.length() / characters;
            made.add(new Token(tokens++, at, until, word, 1));
            at = until;
        }
        return made;
    }

    private static String[] words(String text) {
        return text.strip().split("\\s+");
    }
}
