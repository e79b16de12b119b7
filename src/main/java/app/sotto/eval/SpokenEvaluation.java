package app.sotto.eval;

import app.sotto.model.Note;
import app.sotto.model.NoteFormat;
import app.sotto.model.Session;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import app.sotto.practice.Practice;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole path on spoken sessions, through a real vault: {@code NAME.flac} is imported, and words, speakers, note and
 * evidence are held against {@code NAME.tsv} and {@code NAME.rttm}.
 */
final class SpokenEvaluation implements Evaluation {
    /** One session's figures. */
    private record Item(String name, WordErrors words, int right, int single, int statements, int withEvidence, int flags,
            double seconds, double processing) {}

    @Override
    public void run(Path folder, Optional<Path> out, PrintStream screen) throws IOException {
        List<Path> sounds;
        try (Stream<Path> all = Files.list(folder)) {
            sounds = all.filter(file -> file.toString().endsWith(".flac")).sorted().toList();
        }
        List<Item> items = new ArrayList<>();
        for (Path sound : sounds) {
            Item item = item(sound, out);
            items.add(item);
            screen.printf(Locale.ROOT, "%s: wer %.3f, right role %.4f, %d statements (%d with evidence), %d risk flags, rtf %.4f%n", item.name(),
                    WordErrors.rate(List.of(item.words())), item.right() / (double) item.single(), item.statements(), item.withEvidence(), item.flags(),
                    item.processing() / item.seconds());
        }
        Tsv.write(out, "spoken.tsv", "name\twer\tattributed\tstatements\twith_evidence\trisk_flags\tseconds\tprocessing_seconds", items.stream()
                .map(i -> String.format(Locale.ROOT, "%s\t%.4f\t%.4f\t%d\t%d\t%d\t%.1f\t%.2f", i.name(), WordErrors.rate(List.of(i.words())),
                        i.right() / (double) i.single(), i.statements(), i.withEvidence(), i.flags(), i.seconds(), i.processing())).toList());
        screen.println(new Figures()
                .put("wer", items, all -> WordErrors.rate(all.stream().map(Item::words).toList()))
                .put("attributed", items, all -> all.stream().mapToDouble(Item::right).sum() / all.stream().mapToDouble(Item::single).sum())
                .put("statements", items.stream().mapToInt(Item::statements).sum())
                .put("evidence", items, all -> all.stream().mapToDouble(Item::withEvidence).sum() / all.stream().mapToDouble(Item::statements).sum())
                .put("rtf", items, all -> all.stream().mapToDouble(Item::processing).sum() / all.stream().mapToDouble(Item::seconds).sum())
                .json());
    }

    private static Item item(Path sound, Optional<Path> out) throws IOException {
        String name = sound.getFileName().toString().replace(".flac", "");
        try (ThrowAwayVault vault = new ThrowAwayVault()) {
            Practice practice = vault.practice();
            StageTimes times = new StageTimes();
            Session session = practice.imports().file(sound, vault.chart(), ZonedDateTime.now(), "in person", times).session();
            times.end();
            Transcript transcript = practice.transcripts().of(session);
            Note note = practice.notes().latest(session);
            write(out, name, practice, transcript, note);
            String said = Tsv.read(sound.resolveSibling(name + ".tsv")).stream().map(row -> row.get(3)).collect(Collectors.joining(" "));
            String heard = transcript.turns().stream().map(Turn::text).collect(Collectors.joining(" "));
            int[] right = attributed(Voices.named(sound.resolveSibling(name + ".rttm")), transcript);
            int evidence = (int) note.statements().stream().filter(statement -> !statement.evidence().isEmpty()).count();
            return new Item(name, WordErrors.of(said, heard), right[0], right[1], note.statements().size(), evidence, note.ledger().flags().size(),
                    session.seconds(), times.total());
        }
    }

    private static void write(Optional<Path> out, String name, Practice practice, Transcript transcript, Note note) throws IOException {
        if (out.isPresent()) {
            Files.createDirectories(out.get());
            NoteFormat soap = practice.notes().format("soap", Path.of(""));
            Files.writeString(out.get().resolve(name + ".md"), practice.notes().render(note, soap, true, true));
            Files.writeString(out.get().resolve(name + ".txt"), transcript.turns().stream()
                    .map(turn -> String.format(Locale.ROOT, "%7.2f %7.2f %s: %s%n", turn.start(), turn.end(), turn.speaker().label(), turn.text()))
                    .collect(Collectors.joining()));
        }
    }

    /** Steps in which one voice speaks that carry its role, and all of them. */
    private static int[] attributed(Map<String, BitSet> reference, Transcript transcript) {
        Map<String, BitSet> heard = new TreeMap<>();
        for (Turn turn : transcript.turns()) {
            Voices.mark(heard.computeIfAbsent(turn.speaker().label(), label -> new BitSet()), turn.start(), turn.end());
        }
        int right = 0;
        int single = 0;
        int steps = reference.values().stream().mapToInt(BitSet::length).max().orElse(0);
        for (int step = 0; step < steps; step++) {
            int at = step;
            List<String> speaking = reference.keySet().stream().filter(name -> reference.get(name).get(at)).toList();
            if (speaking.size() == 1) {
                single++;
                right += heard.containsKey(speaking.get(0)) && heard.get(speaking.get(0)).get(step) ? 1 : 0;
            }
        }
        return new int[] {right, single};
    }
}
