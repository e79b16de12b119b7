package app.sotto.notes;

import app.sotto.model.RiskFlag.Status;
import app.sotto.model.RiskKind;
import app.sotto.search.Embedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of risk reading that goes by meaning: a sentence is compared with sentences that we wrote for each kind and with
 * counter-examples that use the same words harmlessly. Only what is nearer to a kind than to every counter-example counts.
 */
final class RiskBank {
    /** Nearness (cosine) from which a sentence is shown, and from which it is flagged; found on the development sentences and sessions. */
    private static final double SHOWN = 0.70;
    private static final double SURE = 0.74;
    /** By how much a kind must be nearer than the nearest counter-example. */
    private static final double MARGIN = 0.02;
    private static final double SURE_MARGIN = 0.05;
    private final Embedder embedder;
    private List<Entry> entries;

    /** What a sentence is nearest to. */
    record Near(RiskKind kind, Status status, double likeness, double counter) {}

    private record Entry(RiskKind kind, Status status, float[] vector) {}

    RiskBank(Embedder embedder) {
        this.embedder = embedder;
    }

    /** The kind that a sentence means, if it is near enough to one. */
    Optional<Near> nearest(float[] sentence) {
        return closest(sentence).filter(near -> near.likeness >= SHOWN && near.likeness - near.counter >= MARGIN);
    }

    private Optional<Near> closest(float[] sentence) {
        Entry best = null;
        double likeness = -1;
        double counter = -1;
        for (Entry entry : entries()) {
            double near = Vectors.dot(entry.vector, sentence);
            if (entry.kind == null) {
                counter = Math.max(counter, near);
            } else if (near > likeness) {
                likeness = near;
                best = entry;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        boolean sure = best.status == Status.FLAGGED && likeness >= SURE && likeness - counter >= SURE_MARGIN;
        return Optional.of(new Near(best.kind, sure ? Status.FLAGGED : Status.DOUBTFUL, likeness, counter));
    }

    private synchronized List<Entry> entries() {
        if (entries == null) {
            List<RiskKind> kinds = new ArrayList<>();
            List<Status> statuses = new ArrayList<>();
            List<String> sentences = new ArrayList<>();
            RiskKind kind = null;
            Status status = null;
            for (String line : Resources.lines("risk-sentences.txt")) {
                if (line.startsWith("[")) {
                    String[] head = line.substring(1, line.length() - 1).split(" ");
                    kind = head[0].equals("none") ? null : RiskKind.valueOf(head[0]);
                    status = kind == null ? null : RiskRules.status(head[1]);
                } else {
                    kinds.add(kind);
                    statuses.add(status);
                    sentences.add(Plain.of(line));
                }
            }
            List<float[]> vectors = embedder.passages(sentences);
            entries = new ArrayList<>();
            for (int i = 0; i < vectors.size(); i++) {
                entries.add(new Entry(kinds.get(i), statuses.get(i), vectors.get(i)));
            }
        }
        return entries;
    }
}
