package app.sotto.search;

import app.sotto.search.ChartIndex.Snapshot;
import app.sotto.search.ExactScore.Nearness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.QueryBuilder;

/** Puts the passages of some charts in order for a question, by meaning and by the words that count, and tells when nothing fits. */
final class Ranker {
    /** Passages scored exactly. */
    private static final int CANDIDATES = 1000;
    /** What having all the words that count is worth, in units of cosines. */
    private static final double NAMED = 0.2;
    /** Below this sum of cosines the best passage is noise: 3 % of answerable questions lie below it (normal fit over the development set). */
    private static final double NOTHING_FITS_BELOW = 1.125;
    /** The share of the words that count which makes a passage fit whatever its meaning. */
    private static final double FITS_BY_WORDS = 0.5;

    private final MultiReader reader;
    private final IndexSearcher searcher;
    private final Scan scan;

    Ranker(List<Snapshot> charts) throws IOException {
        Map<IndexReader.CacheKey, SignCodes> codes = new HashMap<>();
        charts.forEach(chart -> codes.putAll(chart.codes()));
        reader = new MultiReader(charts.stream().map(Snapshot::reader).toArray(IndexReader[]::new), false);
        searcher = new IndexSearcher(reader);
        scan = new Scan(searcher, codes);
    }

    /**
     * A passage found.
     *
     * @param document its number in the searcher
     * @param meaning sum of the cosines over the views
     * @param words share of the words that count, 1 when all that was quoted is there, 0..1
     * @param nod whether it is a nod
     */
    record Found(int document, double score, double meaning, double words, boolean nod) {
        String why() {
            boolean means = meaning >= NOTHING_FITS_BELOW;
            return words == 0 ? "meaning" : means ? "words, meaning" : "words";
        }
    }

    IndexSearcher searcher() {
        return searcher;
    }

    /** The best first; empty when nothing fits. */
    List<Found> byAll(Question question, float[] vector, Query filter) throws IOException {
        Query within = quoting(question, filter);
        Map<Integer, Double> words = byNamedWords(question, within);
        TreeSet<Integer> candidates = new TreeSet<>(words.keySet());
        Arrays.stream(scan.nearest(vector, within, CANDIDATES)).forEach(candidates::add);
        ExactScore scorer = new ExactScore(reader, vector, question.asker());
        List<Found> found = new ArrayList<>();
        for (int document : candidates) {
            Nearness near = scorer.of(document);
            double share = question.phrases().isEmpty() ? words.getOrDefault(document, 0.0) : 1;
            found.add(new Found(document, near.cosine() + near.prior() + NAMED * share, near.cosine(), share, near.nod()));
        }
        boolean fits = found.stream().anyMatch(one -> one.meaning() >= NOTHING_FITS_BELOW || one.words() >= FITS_BY_WORDS);
        return fits ? sorted(found) : List.of();
    }

    /** Meaning alone, without any line, prior or word. */
    List<Found> byMeaning(float[] vector, Query filter) throws IOException {
        ExactScore scorer = new ExactScore(reader, vector, true);
        List<Found> found = new ArrayList<>();
        for (int document : scan.nearest(vector, filter, CANDIDATES)) {
            Nearness near = scorer.of(document);
            found.add(new Found(document, near.cosine(), near.cosine(), 0, near.nod()));
        }
        return sorted(found);
    }

    /** BM25 over all words of the question. */
    List<Found> byWords(Question question, Query filter) throws IOException {
        Query words = new QueryBuilder(Words.ANALYZER).createBooleanQuery(Fields.WORDS, question.text());
        List<Found> found = new ArrayList<>();
        for (ScoreDoc one : words == null ? new ScoreDoc[0] : matching(words, filter)) {
            found.add(new Found(one.doc, one.score, 0, 1, false));
        }
        return found;
    }

    private static List<Found> sorted(List<Found> found) {
        found.sort(Comparator.comparingDouble(Found::score).reversed().thenComparing(Found::document));
        return found;
    }

    /** The filter, and every phrase that was quoted. */
    private static Query quoting(Question question, Query filter) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(filter, BooleanClause.Occur.FILTER);
        for (String phrase : question.phrases()) {
            Query exact = new QueryBuilder(Words.ANALYZER).createPhraseQuery(Fields.EXACT, phrase);
            if (exact != null) {
                all.add(exact, BooleanClause.Occur.FILTER);
            }
        }
        return all.build();
    }

    /** Which share of the words that count each passage has, weighted by how rare they are here; only those that have any. */
    private Map<Integer, Double> byNamedWords(Question question, Query filter) throws IOException {
        Map<Query, Double> weights = new LinkedHashMap<>();
        for (String word : question.named()) {
            Query query = new QueryBuilder(Words.ANALYZER).createPhraseQuery(Fields.WORDS, word);
            int passages = query == null ? 0 : searcher.count(query);
            if (passages > 0) {
                weights.put(query, Math.log(1 + (reader.numDocs() - passages + 0.5) / (passages + 0.5)));
            }
        }
        double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        weights.forEach((query, weight) ->
                any.add(new BoostQuery(new ConstantScoreQuery(query), (float) (weight / all)), BooleanClause.Occur.SHOULD));
        Map<Integer, Double> shares = new HashMap<>();
        for (ScoreDoc one : weights.isEmpty() ? new ScoreDoc[0] : matching(any.build(), filter)) {
            shares.put(one.doc, (double) one.score);
        }
        return shares;
    }

    private ScoreDoc[] matching(Query words, Query filter) throws IOException {
        Query both = new BooleanQuery.Builder().add(words, BooleanClause.Occur.MUST).add(filter, BooleanClause.Occur.FILTER).build();
        return searcher.search(both, CANDIDATES).scoreDocs;
    }
}
