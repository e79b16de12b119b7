package app.sotto.eval;

import app.sotto.model.RiskFlag;
import app.sotto.model.RiskFlag.Status;
import app.sotto.model.RiskLedger;
import app.sotto.model.Speaker;
import app.sotto.model.Token;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import app.sotto.notes.RiskReader;
import app.sotto.search.Embedder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** How well the risk ledger hears: {@code risk.tsv} with one labelled line a row, as the README beside it defines columns and scores. */
final class RiskEvaluation implements Evaluation {
    /** A labelled line and what the program made of it. {@code shown} is {@code flag}, {@code doubtful}, {@code denied} or {@code none}. */
    private record Row(String id, Set<String> kinds, String subject, String time, String expected, String note, String shown, Optional<RiskFlag> flag) {
        boolean danger() {
            return expected.equals("flag") || expected.equals("doubtful");
        }

        boolean seen() {
            return shown.equals("flag") || shown.equals("doubtful");
        }
    }

    @Override
    public void run(Path folder, Optional<Path> out, PrintStream screen) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Embedder embedder = new Embedder()) {
            RiskReader reader = new RiskReader(embedder);
            List<String> lines = Files.readAllLines(folder.resolve("risk.tsv"));
            for (String line : lines.subList(1, lines.size())) {
                rows.add(judged(line.split("\t", -1), reader));
            }
        }
        if (out.isPresent()) {
            write(rows, out.get());
        }
        rows.stream().filter(row -> row.expected().equals("flag") && !row.seen() && row.subject().equals("self") && row.time().equals("now"))
                .forEach(row -> screen.println("missed " + row.id()));
        screen.println(figures(rows).json());
    }

    private static Row judged(String[] c, RiskReader reader) {
        List<Turn> turns = new ArrayList<>();
        Speaker speaker = c[2].equals("therapist") ? Speaker.THERAPIST : Speaker.CLIENT;
        if (!c[1].isBlank()) {
            turns.add(turn(1, speaker.equals(Speaker.CLIENT) ? Speaker.THERAPIST : Speaker.CLIENT, c[1], 0));
        }
        int first = turns.isEmpty() ? 0 : turns.get(0).lastToken() + 1;
        Turn judged = turn(turns.size() + 1, speaker, c[3], first);
        turns.add(judged);
        RiskLedger ledger = reader.read(new Transcript(turns));
        Set<String> kinds = new HashSet<>(List.of(c[4].toUpperCase(java.util.Locale.ROOT).split(",")));
        // Where several kinds are shown the strongest counts, among equals the one that was labelled.
        Optional<RiskFlag> flag = ledger.flags().stream()
                .filter(f -> f.evidence().stream().anyMatch(e -> e.turn() == judged.number()))
                .min(Comparator.comparing(RiskFlag::status).thenComparing(f -> !kinds.contains(f.kind().name())));
        String shown = flag.map(f -> f.status() == Status.FLAGGED ? "flag" : f.status() == Status.DOUBTFUL ? "doubtful" : "denied").orElse("none");
        return new Row(c[0], kinds, c[5], c[6], c[8], c[9], shown, flag);
    }

    private static Turn turn(int number, Speaker speaker, String text, int firstId) {
        List<Token> tokens = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            tokens.add(new Token(firstId + tokens.size(), 0, 0, word, 1));
        }
        return new Turn(number, speaker.equals(Speaker.THERAPIST) ? 0 : 1, speaker, tokens, Turn.ENGLISH);
    }

    private static Figures figures(List<Row> rows) {
        Figures figures = new Figures();
        figures.put("recall", rows, share(Row::danger, Row::seen));
        figures.put("precision", rows, share(row -> row.shown().equals("flag"), Row::danger));
        figures.put("denied", rows, share(row -> row.expected().equals("denied"), row -> row.shown().equals("denied")));
        figures.put("recall_strict", rows, share(row -> row.expected().equals("flag"), row -> row.shown().equals("flag")));
        figures.put("recall_asr", rows, share(row -> row.danger() && row.note().startsWith("asr"), Row::seen));
        figures.put("recall_question", rows, share(row -> row.danger() && row.note().contains("needs the question"), Row::seen));
        figures.put("recall_other", rows, share(row -> row.danger() && row.subject().equals("other"), Row::seen));
        figures.put("recall_past", rows, share(row -> row.danger() && row.time().equals("past"), Row::seen));
        figures.put("noise_flag", rows, share(row -> row.expected().equals("none"), row -> row.shown().equals("flag")));
        figures.put("noise_doubtful", rows, share(row -> row.expected().equals("none"), row -> row.shown().equals("doubtful")));
        Predicate<Row> found = row -> row.danger() && row.seen();
        figures.put("kind", rows, share(found, row -> row.kinds().contains(row.flag().orElseThrow().kind().name())));
        figures.put("subject", rows, share(found, row -> row.flag().orElseThrow().subject().name().equalsIgnoreCase(row.subject())));
        figures.put("time", rows, share(found, row -> row.flag().orElseThrow().time().name().equalsIgnoreCase(row.time())));
        return figures;
    }

    /** Of the rows that {@code of} picks, the share that {@code that} holds for. */
    private static ToDoubleFunction<List<Row>> share(Predicate<Row> of, Predicate<Row> that) {
        return rows -> {
            long all = rows.stream().filter(of).count();
            return all == 0 ? Double.NaN : rows.stream().filter(of).filter(that).count() / (double) all;
        };
    }

    private static void write(List<Row> rows, Path out) throws IOException {
        Files.createDirectories(out);
        List<String> lines = new ArrayList<>(List.of("id\texpected\tshown\tkinds\tkind\tsubject\ttime\tnote"));
        for (Row row : rows) {
            lines.add(String.join("\t", row.id(), row.expected(), row.shown(), String.join(",", row.kinds()),
                    row.flag().map(f -> f.kind().name()).orElse("-"), row.flag().map(f -> f.subject().name()).orElse("-"),
                    row.flag().map(f -> f.time().name()).orElse("-"), row.note()));
        }
        Files.write(out.resolve("risk.tsv"), lines);
    }
}
