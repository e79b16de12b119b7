package app.sotto.notes;

import app.sotto.model.NoteFormat;
import app.sotto.model.Statement;
import app.sotto.model.StatementKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which statements stand under a heading, and in which order. */
final class Layout {
    private Layout() {}

    /** A heading's statements: by the order of its kinds, within a kind as in the note. */
    static List<Statement> under(NoteFormat.Heading heading, List<Statement> statements) {
        List<Statement> out = new ArrayList<>(statements.stream().filter(statement -> heading.kinds().contains(statement.kind())).toList());
        out.sort(Comparator.comparingInt(statement -> heading.kinds().indexOf(statement.kind())));
        return out;
    }

    /** The heading of a title, case and punctuation aside. */
    static Optional<NoteFormat.Heading> titled(NoteFormat format, String title) {
        return format.headings().stream().filter(heading -> plain(heading.title()).equals(plain(title))).findFirst();
    }

    /** The kind of a statement that now stands under a heading: its own if the heading takes it, else the heading's first. */
    static StatementKind kindUnder(NoteFormat.Heading heading, StatementKind kind) {
        return heading.kinds().contains(kind) ? kind : heading.kinds().get(0);
    }

    private static String plain(String title) {
        return title.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
