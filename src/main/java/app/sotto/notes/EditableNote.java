package app.sotto.notes;

import app.sotto.model.Administrative;
import app.sotto.model.Engine;
import app.sotto.model.Note;
import app.sotto.model.NoteFormat;
import app.sotto.model.Origin;
import app.sotto.model.RiskLedger;
import app.sotto.model.SottoException;
import app.sotto.model.Statement;
import app.sotto.model.StatementKind;
import app.sotto.model.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a note as plain text for editing, and reads it back statement by statement. */
final class EditableNote {
    private static final Pattern MARK = Pattern.compile("\\s*\\{([a-z0-9]{3,16})\\}\\s*$");
    private static final Pattern BULLET = Pattern.compile("^\\s*[-*•]\\s+");
    private final Note note;
    private final NoteFormat format;
    private final Map<String, Statement> waiting = new LinkedHashMap<>();
    private final Set<String> usedIds = new HashSet<>();
    private final List<Statement> out = new ArrayList<>();
    private NoteFormat.Heading heading;
    private boolean recognised;

    private EditableNote(Note note, NoteFormat format) {
        this.note = note;
        this.format = format;
        this.heading = format.headings().get(0);
        note.statements().forEach(statement -> waiting.put(statement.id(), statement));
        usedIds.addAll(waiting.keySet());
    }

    static String write(Note note, NoteFormat format) {
        StringBuilder text = new StringBuilder(AdministrativeText.write(note.administrative()));
        for (NoteFormat.Heading heading : format.headings()) {
            text.append("\n## ").append(heading.title()).append('\n');
            List<Statement> statements = Layout.under(heading, note.statements());
            for (Statement statement : statements) {
                text.append("- ").append(oneLine(statement.text())).append(" {").append(statement.id()).append("}\n");
            }
            if (statements.isEmpty()) {
                text.append(Texts.of("notes.gap")).append('\n');
            }
        }
        return text.toString();
    }

    static Note read(String edited, Note note, NoteFormat format, Instant now) {
        EditableNote reader = new EditableNote(note, format);
        AdministrativeText administrative = new AdministrativeText(note.administrative());
        List<String> lines = administrative.take(joined(edited));
        reader.markRecognised(lines);
        lines.forEach(reader::line);
        if (!reader.recognised) {
            // The text shows nothing of the note, so a missing line says nothing: what was there stays.
            reader.out.addAll(reader.waiting.values());
        }
        if (reader.out.isEmpty()) {
            throw new SottoException.BadInput("notes.edit.empty");
        }
        List<Statement> statements = reader.inOrderOf(note.statements());
        if (statements.equals(note.statements()) && administrative.block().equals(note.administrative())) {
            return note;
        }
        return new Note(note.session(), note.version() + 1, now, format.name(), administrative.block(), statements, note.ledger(), note.engine());
    }

    static Note recollection(String text, UUID session, Administrative block, NoteFormat format, Instant now) {
        Note empty = new Note(session, 0, now, format.name(), block, List.of(), new RiskLedger(List.of()), new Engine("clinician", "1"));
        Note written = read(text, empty, format, now);
        List<Statement> statements = written.statements().stream().map(s -> new Statement(s.id(), s.kind(), s.text(), s.evidence(),
                Origin.RECOLLECTION, s.why(), s.doubtful(), s.evidenceChanged())).toList();
        return new Note(session, 1, now, format.name(), written.administrative(), statements, written.ledger(), written.engine());
    }

    private void markRecognised(List<String> lines) {
        recognised = note.statements().isEmpty() || lines.stream().anyMatch(line -> titleOf(line).isPresent()
                || markOf(line).filter(waiting::containsKey).isPresent());
    }

    private void line(String line) {
        Optional<NoteFormat.Heading> title = titleOf(line);
        if (title.isPresent()) {
            heading = title.get();
            return;
        }
        String text = MARK.matcher(BULLET.matcher(line).replaceFirst("")).replaceFirst("").strip();
        if (text.isEmpty() || text.equals(Texts.of("notes.gap")) || text.equals(Texts.of("notes.gap.observation"))) {
            return;
        }
        Statement before = markOf(line).map(waiting::get).orElseGet(() -> sameWords(text));
        if (before == null) {
            StatementKind kind = heading.kinds().get(0);
            out.add(new Statement(freshId(kind, text), kind, text, List.of(), Origin.CLINICIAN, "", false, false));
        } else {
            waiting.remove(before.id());
            out.add(takenBack(before, text));
        }
    }

    private Statement takenBack(Statement before, String text) {
        StatementKind kind = Layout.kindUnder(heading, before.kind());
        boolean same = text.equals(oneLine(before.text()));
        if (same && kind == before.kind()) {
            return before;
        }
        Origin origin = before.origin() == Origin.DRAFTED ? Origin.EDITED : before.origin();
        return new Statement(before.id(), kind, same ? before.text() : text, before.evidence(), origin, before.why(), before.doubtful(),
                same && before.evidenceChanged());
    }

    /** A line that lost its mark but kept its words. */
    private Statement sameWords(String text) {
        return waiting.values().stream().filter(statement -> oneLine(statement.text()).equals(text)).findFirst().orElse(null);
    }

    private String freshId(StatementKind kind, String text) {
        for (int round = 0; ; round++) {
            String id = Ids.of("own" + round, kind.name(), text);
            if (usedIds.add(id)) {
                return id;
            }
        }
    }

    /** Untouched notes keep their order, so that taking back an unchanged text changes nothing; otherwise the text's order holds. */
    private List<Statement> inOrderOf(List<Statement> before) {
        return out.size() == before.size() && new HashSet<>(out).equals(new HashSet<>(before)) && sameSequence(before) ? before : List.copyOf(out);
    }

    private boolean sameSequence(List<Statement> before) {
        List<Statement> laid = format.headings().stream().flatMap(h -> Layout.under(h, before).stream()).toList();
        return laid.equals(out);
    }

    private Optional<NoteFormat.Heading> titleOf(String line) {
        String stripped = line.strip();
        return stripped.startsWith("#") || stripped.endsWith(":") ? Layout.titled(format, stripped) : exact(stripped);
    }

    private Optional<NoteFormat.Heading> exact(String line) {
        return format.headings().stream().filter(h -> h.title().equalsIgnoreCase(line)).findFirst();
    }

    private static Optional<String> markOf(String line) {
        Matcher mark = MARK.matcher(line);
        return mark.find() ? Optional.of(mark.group(1)) : Optional.empty();
    }

    /** Lines with what a mail program or terminal wrapped (a line that begins with blanks and no bullet) joined to the line before. */
    private static List<String> joined(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\\R")) {
            boolean continues = !lines.isEmpty() && !lines.get(lines.size() - 1).isBlank() && line.matches("\\s+\\S.*") && !BULLET.matcher(line).find()
                    && !lines.get(lines.size() - 1).strip().startsWith("#");
            if (continues) {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " " + line.strip());
            } else {
                lines.add(line);
            }
        }
        return lines;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
