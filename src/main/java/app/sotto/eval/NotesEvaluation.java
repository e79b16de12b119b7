package app.sotto.eval;

import app.sotto.files.TranscriptFile;
import app.sotto.model.Administrative;
import app.sotto.model.Draft;
import app.sotto.model.Evidence;
import app.sotto.model.Note;
import app.sotto.model.NoteFormat;
import app.sotto.model.Progress;
import app.sotto.model.RiskFlag;
import app.sotto.model.Statement;
import app.sotto.model.Transcript;
import app.sotto.notes.EmbeddedDrafter;
import app.sotto.notes.NoteFormats;
import app.sotto.notes.NoteText;
import app.sotto.search.Embedder;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Drafts a note of every {@code NNN.txt} and scores it against {@code NNN.facts.tsv}, as {@code FACTS.md} beside them says. */
final class NotesEvaluation implements Evaluation {
    private static final Pattern QUOTE = Pattern.compile("“([^”]+)”");

    /** One session's figures; shares from 0 to 1. */
    private record Row(String name, double evidence, double verbatim, int words, FactScore facts, int falseFlags, double seconds) {}

    @Override
    public void run(Path folder, Optional<Path> out, PrintStream screen) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Embedder embedder = new Embedder(); Stream<Path> files = Files.list(folder)) {
            EmbeddedDrafter drafter = new EmbeddedDrafter(embedder);
            for (Path file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
                rows.add(session(file, drafter, embedder, out));
            }
        }
        if (out.isPresent()) {
            write(rows, out.get());
        }
        screen.println(figures(rows).json());
    }

    private static Row session(Path file, EmbeddedDrafter drafter, Embedder embedder, Optional<Path> out) throws IOException {
        String name = file.getFileName().toString().replace(".txt", "");
        Transcript transcript = TranscriptFile.read(file);
        long start = System.nanoTime();
        Draft draft = drafter.draft(transcript, "", Progress.NONE);
        double seconds = (System.nanoTime() - start) / 1e9;
        NoteFormat soap = NoteFormats.named("soap");
        Note note = new Note(new UUID(0, 0), 1, Instant.EPOCH, "soap", new Administrative(null, 0, "", List.of("therapist", "client"), false), draft.statements(),
                draft.ledger(), draft.engine());
        if (out.isPresent()) {
            Files.createDirectories(out.get());
            Files.writeString(out.get().resolve(name + ".md"), NoteText.render(note, soap, true, false));
            Files.writeString(out.get().resolve(name + ".json"), json(draft, soap));
        }
        List<Statement> statements = draft.statements();
        double evidence = statements.stream().filter(s -> !s.evidence().isEmpty()).count() / (double) Math.max(1, statements.size());
        int words = statements.stream().mapToInt(s -> s.text().split("\\s+").length).sum();
        Path facts = file.resolveSibling(name + ".facts.tsv");
        FactScore score = FactScore.of(statements, Files.exists(facts) ? Files.readAllLines(facts) : List.of(), embedder);
        int flags = (int) draft.ledger().flags().stream().filter(flag -> flag.status() == RiskFlag.Status.FLAGGED).count();
        return new Row(name, evidence, verbatim(statements), words, score, flags, seconds);
    }

    private static String json(Draft draft, NoteFormat format) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (NoteFormat.Heading heading : format.headings()) {
            for (Statement s : draft.statements()) {
                if (heading.kinds().contains(s.kind())) {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("section", heading.title());
                    one.put("kind", s.kind().name().toLowerCase(Locale.ROOT));
                    one.put("text", s.text());
                    one.put("turns", s.evidence().stream().map(Evidence::turn).distinct().toList());
                    list.add(one);
                }
            }
        }
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(Map.of("statements", list)) + "\n";
    }

    /** Share of the quotes that stand word for word in their evidence, case, punctuation and spacing aside; 1 without quotes. */
    private static double verbatim(List<Statement> statements) {
        int quotes = 0;
        int found = 0;
        for (Statement statement : statements) {
            Matcher quote = QUOTE.matcher(statement.text());
            while (quote.find()) {
                quotes++;
                String words = bare(quote.group(1));
                found += statement.evidence().stream().anyMatch(e -> bare(e.quote()).contains(words)) ? 1 : 0;
            }
        }
        return quotes == 0 ? 1 : found / (double) quotes;
    }

    private static String bare(String text) {
        return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
    }

    private static Figures figures(List<Row> rows) {
        return new Figures().put("evidence", rows, mean(Row::evidence)).put("verbatim", rows, mean(Row::verbatim)).put("words", rows, mean(Row::words))
                .put("reached", rows, mean(row -> row.facts().reached())).put("said", rows, mean(row -> row.facts().said()))
                .put("fact_recall", rows, mean(row -> row.facts().factRecall())).put("must_recall", rows, mean(row -> row.facts().mustRecall()))
                .put("off_fact", rows, mean(row -> row.facts().offFact())).put("risk_flags", rows, mean(Row::falseFlags))
                .put("seconds", rows, mean(Row::seconds));
    }

    private static ToDoubleFunction<List<Row>> mean(ToDoubleFunction<Row> figure) {
        return rows -> rows.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    private static void write(List<Row> rows, Path out) throws IOException {
        List<String> lines = new ArrayList<>(List.of("session\tevidence\tverbatim\twords\treached\tsaid\tfact_recall\tmust_recall\toff_fact\trisk_flags\tseconds"));
        for (Row row : rows) {
            FactScore f = row.facts();
            lines.add("%s\t%.3f\t%.3f\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%d\t%.3f".formatted(row.name(), row.evidence(), row.verbatim(), row.words(), f.reached(), f.said(),
                    f.factRecall(), f.mustRecall(), f.offFact(), row.falseFlags(), row.seconds()));
        }
        Files.write(out.resolve("notes.tsv"), lines);
    }
}
