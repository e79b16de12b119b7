package app.sotto.notes;

import app.sotto.model.Administrative;
import app.sotto.model.Evidence;
import app.sotto.model.Note;
import app.sotto.model.NoteFormat;
import app.sotto.model.Origin;
import app.sotto.model.RiskFlag;
import app.sotto.model.RiskKind;
import app.sotto.model.Statement;
import app.sotto.model.StatementKind;
import app.sotto.model.Texts;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a note to be read. */
final class NotePage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private final Note note;
    private final NoteFormat format;
    private final boolean evidence;
    private final boolean why;
    private final List<String> lines = new ArrayList<>();

    NotePage(Note note, NoteFormat format, boolean evidence, boolean why) {
        this.note = note;
        this.format = format;
        this.evidence = evidence;
        this.why = why;
    }

    String text() {
        lines.add("# " + Texts.of("notes.page.title", format.name().toUpperCase(Locale.ROOT)));
        administrative(note.administrative());
        for (NoteFormat.Heading heading : format.headings()) {
            lines.add("");
            lines.add("## " + heading.title());
            List<Statement> statements = Layout.under(heading, note.statements());
            statements.forEach(this::statement);
            gap(heading, statements);
        }
        ledger();
        lines.add("");
        lines.add(Texts.of("notes.page.footer", note.version(), note.engine()));
        return String.join("\n", lines) + "\n";
    }

    private void administrative(Administrative block) {
        LocalDateTime start = block.start();
        String when = start == null ? Texts.of("notes.page.unknown")
                : Texts.of("notes.page.when", DAY.format(start), HOUR.format(start), HOUR.format(start.plusMinutes(block.minutes())));
        lines.add("");
        lines.add(Texts.of(block.confirmed() ? "notes.page.confirmed" : "notes.page.unconfirmed"));
        lines.add("- " + Texts.of("notes.page.date", when));
        lines.add("- " + Texts.of("notes.page.minutes", Integer.toString(block.minutes())));
        lines.add("- " + Texts.of("notes.page.modality", block.modality().isBlank() ? Texts.of("notes.page.unknown") : block.modality()));
        lines.add("- " + Texts.of("notes.page.participants",
                block.participants().isEmpty() ? Texts.of("notes.page.unknown") : String.join(", ", block.participants())));
    }

    private void statement(Statement statement) {
        StringBuilder line = new StringBuilder("- ").append(statement.text());
        for (String mark : marks(statement)) {
            line.append(" [").append(Texts.of(mark)).append(']');
        }
        lines.add(line.toString());
        if (evidence) {
            statement.evidence().forEach(this::quote);
        }
        if (why && !statement.why().isBlank()) {
            lines.add("    - " + Texts.of("notes.page.why", statement.why()));
        }
    }

    private static List<String> marks(Statement statement) {
        List<String> marks = new ArrayList<>();
        if (statement.origin() == Origin.CLINICIAN || statement.origin() == Origin.EDITED) {
            marks.add(statement.origin() == Origin.EDITED ? "notes.mark.edited" : "notes.mark.clinician");
        }
        if (statement.origin() == Origin.RECOLLECTION) {
            marks.add("notes.mark.recollection");
        }
        if (statement.unsupported()) {
            marks.add("notes.mark.unsupported");
        }
        if (statement.doubtful()) {
            marks.add("notes.mark.doubtful");
        }
        if (statement.evidenceChanged()) {
            marks.add("notes.mark.changed");
        }
        return marks;
    }

    private void quote(Evidence words) {
        lines.add("    - " + Texts.of("notes.page.quote", words.quote(), words.speaker().label(), clock(words.start())));
    }

    private void gap(NoteFormat.Heading heading, List<Statement> statements) {
        boolean observed = statements.stream().anyMatch(statement -> statement.kind() == StatementKind.OBSERVATION);
        if (heading.kinds().contains(StatementKind.OBSERVATION) && !observed) {
            lines.add(Texts.of("notes.gap.observation"));
        } else if (statements.isEmpty()) {
            lines.add(Texts.of("notes.gap"));
        }
    }

    private void ledger() {
        if (note.ledger().flags().isEmpty() && !evidence) {
            return;
        }
        lines.add("");
        lines.add("## " + Texts.of("notes.ledger.title"));
        for (RiskFlag flag : note.ledger().flags()) {
            Evidence last = flag.evidence().get(flag.evidence().size() - 1);
            lines.add("- " + Texts.of("notes.ledger.flag", RiskWords.name(flag.kind()), RiskWords.status(flag), RiskWords.circumstances(flag),
                    clock(last.start())));
            if (evidence) {
                flag.evidence().forEach(this::quote);
            }
        }
        if (evidence) {
            List<RiskKind> silent = note.ledger().notRaised();
            lines.add("- " + Texts.of("notes.ledger.notRaised",
                    silent.isEmpty() ? "–" : String.join(", ", silent.stream().map(RiskWords::name).toList())));
        }
    }

    /** Seconds as {@code m:ss}. */
    static String clock(double seconds) {
        long whole = (long) seconds;
        return "%d:%02d".formatted(whole / 60, whole % 60);
    }
}
