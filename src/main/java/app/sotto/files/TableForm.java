package app.sotto.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A table with a heading line, columns parted by tabs: {@code speaker} and {@code text}, and where it has them {@code start}, {@code end} (also with {@code _s}). */
final class TableForm {
    private TableForm() {}

    static boolean fits(String firstLine) {
        List<String> heading = heading(firstLine);
        return heading.contains("speaker") && heading.contains("text");
    }

    static List<Said> read(String content) {
        List<String> lines = content.lines().filter(line -> !line.isBlank()).toList();
        List<String> heading = heading(lines.get(0));
        List<Said> said = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", heading.size());
            said.add(new Said(time(cells, heading, "start"), time(cells, heading, "end"), cell(cells, heading.indexOf("speaker")),
                    cell(cells, heading.indexOf("text")).replace('\t', ' ')));
        }
        return said;
    }

    private static List<String> heading(String line) {
        return List.of(line.toLowerCase(Locale.ROOT).split("\t")).stream().map(String::strip).toList();
    }

    private static OptionalDouble time(String[] cells, List<String> heading, String name) {
        int column = Math.max(heading.indexOf(name), heading.indexOf(name + "_s"));
        return Clock.seconds(cell(cells, column));
    }

    private static String cell(String[] cells, int column) {
        return column < 0 || column >= cells.length ? "" : cells[column].strip();
    }
}
