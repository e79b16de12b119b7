package app.sotto.model;

import java.util.List;

/** A layout of a note: headings in order, each naming the kinds of statement that it takes. Every kind stands under exactly one. */
public record NoteFormat(String name, List<Heading> headings) {
    public NoteFormat {
        headings = List.copyOf(headings);
    }

    /** One heading of a format. */
    public record Heading(String title, List<StatementKind> kinds) {
        public Heading {
            kinds = List.copyOf(kinds);
        }
    }
}
