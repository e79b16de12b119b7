package app.sotto.files;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one line of a transcript file says.
 *
 * @param start seconds from the beginning, where the file gives them
 * @param end seconds, where the file gives them
 * @param speaker the name as written; empty when the line names nobody and so goes on with what the one before says
 */
record Said(OptionalDouble start, OptionalDouble end, String speaker, String text) {
    static Said untimed(String speaker, String text) {
        return new Said(OptionalDouble.empty(), OptionalDouble.empty(), speaker, text);
    }

    /** Joins the lines that name nobody to the one before. */
    static List<Said> joined(List<Said> lines) {
        List<Said> joined = new ArrayList<>();
        for (int from = 0; from < lines.size();) {
            int to = from + 1;
            while (to < lines.size() && lines.get(to).speaker.isEmpty()) {
                to++;
            }
            joined.add(one(lines.subList(from, to)));
            from = to;
        }
        return joined;
    }

    private static Said one(List<Said> lines) {
        Said first = lines.get(0);
        if (lines.size() == 1) {
            return first;
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text).append(' '));
        OptionalDouble last = lines.get(lines.size() - 1).end;
        return new Said(first.start, last, first.speaker, text.toString().strip());
    }
}
