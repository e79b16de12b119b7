package app.sotto.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A transcript as people type it: {@code [mm:ss] Name: text}, with or without the time, one turn a line. */
final class ScriptForm {
    private static final Pattern LINE = Pattern.compile("\\s*(?:(?<time>[\\[(]?" + Clock.PATTERN + "[\\])]?)[\\s\\-\u2013\u2014]*+)?"
            + "(?:(?<name>[^:\\[\n]++)(?:\\[(?<after>" + Clock.PATTERN + ")])?\\s*:(?!//))?(?<text>.*)", Pattern.DOTALL);
    private static final int MOST_WORDS = 5;
    private static final int OFTEN = 3;

    private ScriptForm() {}

    static List<Said> read(String content) {
        List<Matcher> lines = content.lines().filter(line -> !line.isBlank()).map(ScriptForm::match).toList();
        Map<String, Integer> labels = new HashMap<>();
        for (Matcher line : lines) {
            labels.merge(Roles.key(label(line)), looksLikeAName(label(line)) ? OFTEN : 1, Integer::sum);
        }
        return lines.stream().map(line -> said(line, labels.get(Roles.key(label(line))) >= OFTEN)).toList();
    }

    /** @param known whether the label is a name elsewhere in the file too */
    private static Said said(Matcher line, boolean known) {
        String label = label(line);
        OptionalDouble start = time(line);
        boolean named = !label.isEmpty() && (start.isPresent() || known);
        if (named) {
            return new Said(start, OptionalDouble.empty(), label, line.group("text").strip());
        }
        boolean bracketed = line.group("time") != null && !Character.isDigit(line.group("time").charAt(0));
        return bracketed ? new Said(start, OptionalDouble.empty(), "", line.group().substring(line.end("time")).strip())
                : Said.untimed("", line.group().strip());
    }

    private static String label(Matcher line) {
        return line.group("name") == null ? "" : line.group("name").strip();
    }

    private static OptionalDouble time(Matcher line) {
        String time = line.group("time") == null ? line.group("after") : line.group("time");
        return time == null ? OptionalDouble.empty() : Clock.seconds(time.replaceAll("[\\[\\]()]", ""));
    }

    private static Matcher match(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalStateException("the pattern matches every line");
        }
        return matcher;
    }

    /** A few words, none beginning with a small letter: {@code Dr. Ames}, {@code Speaker 2}, but not {@code what I mean}. */
    private static boolean looksLikeAName(String label) {
        String[] words = label.split("\\s+");
        if (label.isEmpty() || words.length > MOST_WORDS) {
            return false;
        }
        if (Roles.known(label)) {
            return true;
        }
        for (String word : words) {
            if (Character.isLowerCase(word.codePointAt(0))) {
                return false;
            }
        }
        return true;
    }
}
