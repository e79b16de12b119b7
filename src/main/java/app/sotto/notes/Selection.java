package app.sotto.notes;

import app.sotto.model.StatementKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses which candidates stand in the note: the best first, each worth less the more it resembles what is chosen (maximal marginal
 * relevance, Carbonell and Goldstein 1998), with a cap for each kind and a budget of words.
 */
final class Selection {
    /** A note that is read in a minute or two. */
    private static final int WORDS = 255;
    private static final double SAME = 0.90;
    private static final double DIVERSITY = 2.2;
    private static final int USUAL_CAP = 4;
    private static final Map<StatementKind, Integer> CAPS = new EnumMap<>(Map.of(StatementKind.INTERVENTION, 6, StatementKind.SYMPTOM, 5, StatementKind.QUOTE, 1,
            StatementKind.RISK, 20, StatementKind.PRESENTING_CONCERN, 1, StatementKind.SCALE, 2, StatementKind.FOLLOW_UP, 2));

    private Selection() {}

    static List<Candidate> choose(List<Candidate> candidates) {
        List<Candidate> left = new ArrayList<>(candidates);
        List<Candidate> chosen = new ArrayList<>();
        Map<StatementKind, Integer> counts = new EnumMap<>(StatementKind.class);
        int words = 0;
        while (true) {
            Candidate best = null;
            double bestValue = 0;
            for (Candidate candidate : left) {
                double value = value(candidate, chosen);
                boolean fits = words + candidate.words() <= WORDS || candidate.kind() == StatementKind.RISK;
                if (fits && value > bestValue && counts.getOrDefault(candidate.kind(), 0) < CAPS.getOrDefault(candidate.kind(), USUAL_CAP)) {
                    best = candidate;
                    bestValue = value;
                }
            }
            if (best == null) {
                return chosen;
            }
            chosen.add(best);
            left.remove(best);
            counts.merge(best.kind(), 1, Integer::sum);
            words += best.words();
        }
    }

    private static double value(Candidate candidate, List<Candidate> chosen) {
        double nearest = 0;
        for (Candidate other : chosen) {
            if (other.text().equalsIgnoreCase(candidate.text()) || other.vector() == candidate.vector()) {
                return 0;
            }
            boolean sameSide = (other.kind() == StatementKind.INTERVENTION) == (candidate.kind() == StatementKind.INTERVENTION);
            double near = Vectors.dot(other.vector(), candidate.vector());
            if (sameSide && near > SAME) {
                return 0;
            }
            nearest = Math.max(nearest, sameSide ? near : 0);
        }
        return candidate.score() - DIVERSITY * Math.max(0, nearest - 0.6);
    }
}
