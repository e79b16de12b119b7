package app.sotto.notes;

import app.sotto.model.StatementKind;
import app.sotto.search.Embedder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Sorts what a client says into the kinds of a note, by cue words and by likeness to sentences of each kind. */
final class KindReader {
    /** Below this cosine likeness says nothing (unrelated sentences reach about 0.5 with this model). */
    private static final double FLOOR = 0.55;
    private static final double WEIGHT_OF_LIKENESS = 8;
    private final Embedder embedder;
    private final List<Cue> cues = new ArrayList<>();
    private Map<StatementKind, List<float[]>> bank;

    private record Cue(StatementKind kind, double weight, Pattern pattern) {}

    /** @param score how sure, from about 0 to 6 */
    record Reading(StatementKind kind, double score, String why) {}

    KindReader(Embedder embedder) {
        this.embedder = embedder;
        for (String line : Resources.lines("note-cues.txt")) {
            String[] parts = line.split(" ", 3);
            cues.add(new Cue(StatementKind.valueOf(parts[0]), Double.parseDouble(parts[1]), Pattern.compile(parts[2])));
        }
    }

    Reading read(String plain, float[] vector) {
        Map<StatementKind, Double> scores = new EnumMap<>(StatementKind.class);
        for (Cue cue : cues) {
            if (cue.pattern.matcher(plain).find()) {
                scores.merge(cue.kind, cue.weight, Double::sum);
            }
        }
        boolean cued = !scores.isEmpty();
        bank().forEach((kind, sentences) -> {
            double likeness = sentences.stream().mapToDouble(sentence -> Vectors.dot(sentence, vector)).max().orElse(0);
            if (kind != StatementKind.PRESENTING_CONCERN) {
                scores.merge(kind, WEIGHT_OF_LIKENESS * Math.max(0, likeness - FLOOR), Double::sum);
            }
        });
        var best = scores.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        return new Reading(best.getKey(), best.getValue(), (cued ? "cue words and " : "") + "likeness to " + NoteFormats.word(best.getKey()));
    }

    private synchronized Map<StatementKind, List<float[]>> bank() {
        if (bank == null) {
            Map<StatementKind, List<float[]>> read = new EnumMap<>(StatementKind.class);
            StatementKind kind = null;
            for (String line : Resources.lines("note-sentences.txt")) {
                if (line.startsWith("[")) {
                    kind = StatementKind.valueOf(line.substring(1, line.length() - 1));
                } else {
                    read.computeIfAbsent(kind, k -> new ArrayList<>()).add(embedder.passage(line));
                }
            }
            bank = read;
        }
        return bank;
    }
}
