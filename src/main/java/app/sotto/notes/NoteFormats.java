package app.sotto.notes;

import app.sotto.model.NoteFormat;
import app.sotto.model.SottoException;
import app.sotto.model.StatementKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The layouts of a note: those that come with Sotto and the clinician's own, both read from the same kind of file: {@code name: …},
 * then headings in brackets, each followed by the kinds of statement it takes, separated by commas; {@code everything else} takes
 * what no heading names. Lines that begin with {@code #} are remarks.
 */
public final class NoteFormats {
    private static final List<String> NAMES = List.of("soap", "dap", "birp", "girp", "pirp", "summary");
    private static final String REST = "everything else";
    private static final int LONGEST_FILE = 100_000;

    private NoteFormats() {}

    /** The names of the formats that come with Sotto. */
    public static List<String> names() {
        return NAMES;
    }

    /** A format that comes with Sotto. @throws SottoException.Usage when there is none of that name */
    public static NoteFormat named(String name) {
        String plain = name.toLowerCase(Locale.ROOT).strip();
        if (!NAMES.contains(plain)) {
            throw new SottoException.Usage("notes.format.unknown", name, String.join(", ", NAMES));
        }
        return parse(plain, Resources.text("formats/" + plain + ".txt"));
    }

    /** A format of the clinician's own. @throws SottoException.BadInput when the file cannot be read or understood, naming the line */
    public static NoteFormat read(Path file) {
        try {
            if (Files.size(file) > LONGEST_FILE) {
                throw new SottoException.BadInput("notes.format.unreadable", file.getFileName());
            }
            String base = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
            return parse(base, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new SottoException.BadInput(e, "notes.format.unreadable", file.getFileName());
        }
    }

    /** How a kind is written in a format file, as {@code presenting concern}. */
    static String word(StatementKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static NoteFormat parse(String fallbackName, String text) {
        String name = fallbackName;
        Set<StatementKind> seen = EnumSet.noneOf(StatementKind.class);
        List<String> titles = new ArrayList<>();
        List<List<StatementKind>> kinds = new ArrayList<>();
        int rest = -1;
        int number = 0;
        for (String raw : text.split("\\R")) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]") && line.length() > 2) {
                titles.add(line.substring(1, line.length() - 1).strip());
                kinds.add(new ArrayList<>());
            } else if (line.toLowerCase(Locale.ROOT).startsWith("name:")) {
                name = line.substring(5).strip();
            } else if (titles.isEmpty()) {
                throw new SottoException.BadInput("notes.format.noHeading", number, line);
            } else {
                for (String word : line.split(",")) {
                    if (word.strip().equalsIgnoreCase(REST)) {
                        rest = titles.size() - 1;
                    } else if (!word.isBlank()) {
                        kinds.get(kinds.size() - 1).add(take(word.strip(), number, seen));
                    }
                }
            }
        }
        return complete(name, titles, kinds, seen, rest);
    }

    private static StatementKind take(String word, int line, Set<StatementKind> seen) {
        for (StatementKind kind : StatementKind.values()) {
            if (word(kind).equals(word.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " "))) {
                if (!seen.add(kind)) {
                    throw new SottoException.BadInput("notes.format.twice", line, word);
                }
                return kind;
            }
        }
        throw new SottoException.BadInput("notes.format.unknownKind", line, word, kindsText(EnumSet.allOf(StatementKind.class)));
    }

    private static NoteFormat complete(String name, List<String> titles, List<List<StatementKind>> kinds, Set<StatementKind> seen, int rest) {
        Set<StatementKind> missing = EnumSet.complementOf(EnumSet.copyOf(seen.isEmpty() ? EnumSet.noneOf(StatementKind.class) : seen));
        if (titles.isEmpty() || !missing.isEmpty() && rest < 0) {
            throw new SottoException.BadInput("notes.format.missing", kindsText(missing));
        }
        if (rest >= 0) {
            kinds.get(rest).addAll(missing);
        }
        List<NoteFormat.Heading> headings = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            if (kinds.get(i).isEmpty()) {
                throw new SottoException.BadInput("notes.format.emptyHeading", titles.get(i));
            }
            headings.add(new NoteFormat.Heading(titles.get(i), kinds.get(i)));
        }
        return new NoteFormat(name, headings);
    }

    private static String kindsText(Set<StatementKind> kinds) {
        return String.join(", ", kinds.stream().map(NoteFormats::word).toList());
    }
}
