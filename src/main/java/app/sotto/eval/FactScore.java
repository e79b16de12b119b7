package app.sotto.eval;

import app.sotto.model.Evidence;
import app.sotto.model.Statement;
import app.sotto.search.Embedder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A note's statements against the facts that a supervisor's list holds, in shares of the facts' weight.
 *
 * @param reached facts in whose lines a statement has evidence (its first four turns; a statement reaches at most two, the heaviest first)
 * @param said facts that a statement's text says
 * @param factRecall facts that the same statement reaches and says
 * @param mustRecall the same over the facts of weight 2
 * @param offFact share of the statements that reach no fact
 */
record FactScore(double reached, double said, double factRecall, double mustRecall, double offFact) {
    /** Cosine from which a statement says a fact. */
    private static final double SAYS = 0.78;
    private static final int EVIDENCE_TURNS = 4;
    private static final int FACTS_A_STATEMENT = 2;

    private record Fact(int weight, Set<Integer> lines, float[] vector) {}

    /** @param lines of the facts file with its header; empty gives no figures ({@code NaN}) */
    static FactScore of(List<Statement> statements, List<String> lines, Embedder embedder) {
        List<Fact> facts = new ArrayList<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] c = line.split("\t");
            facts.add(new Fact(Integer.parseInt(c[2]), numbers(c[3]), embedder.passage(c[4])));
        }
        List<float[]> texts = embedder.passages(statements.stream().map(Statement::text).toList());
        Set<Fact> reached = new HashSet<>();
        Set<Fact> said = new HashSet<>();
        Set<Fact> both = new HashSet<>();
        int off = 0;
        for (int i = 0; i < statements.size(); i++) {
            Set<Integer> turns = new HashSet<>(statements.get(i).evidence().stream().map(Evidence::turn).distinct().limit(EVIDENCE_TURNS).toList());
            float[] text = texts.get(i);
            List<Fact> hit = facts.stream().filter(fact -> fact.lines.stream().anyMatch(turns::contains)).sorted(Comparator.comparingInt(fact -> -fact.weight)).toList();
            reached.addAll(hit.subList(0, Math.min(FACTS_A_STATEMENT, hit.size())));
            off += hit.isEmpty() ? 1 : 0;
            List<Fact> says = facts.stream().filter(fact -> cosine(fact.vector, text) >= SAYS).toList();
            said.addAll(says);
            says.stream().filter(hit::contains).sorted(Comparator.comparingInt(fact -> -fact.weight)).limit(FACTS_A_STATEMENT).forEach(both::add);
        }
        List<Fact> must = facts.stream().filter(fact -> fact.weight == 2).toList();
        return new FactScore(share(reached, facts), share(said, facts), share(both, facts), share(both, must), statements.isEmpty() ? 0 : off / (double) statements.size());
    }

    private static double share(Set<Fact> of, List<Fact> facts) {
        return facts.stream().filter(of::contains).mapToInt(Fact::weight).sum() / (double) facts.stream().mapToInt(Fact::weight).sum();
    }

    private static Set<Integer> numbers(String ranges) {
        Set<Integer> out = new HashSet<>();
        for (String range : ranges.split(",")) {
            String[] ends = range.strip().split("-");
            for (int line = Integer.parseInt(ends[0]); line <= Integer.parseInt(ends[ends.length - 1]); line++) {
                out.add(line);
            }
        }
        return out;
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
