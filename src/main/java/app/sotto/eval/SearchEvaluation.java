package app.sotto.eval;

import app.sotto.eval.SearchSet.Labelled;
import app.sotto.eval.SearchSet.Query;
import app.sotto.model.Hit;
import app.sotto.model.Progress;
import app.sotto.model.SearchQuery;
import app.sotto.search.Embedder;
import app.sotto.search.Ranking;
import app.sotto.search.SearchIndex;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.lucene.store.ByteBuffersDirectory;

/** How well the search index finds the turns that answer: nDCG, recall and reciprocal rank among the first ten, and refusals. */
final class SearchEvaluation implements Evaluation {
    private static final int RANKS = 10;

    /**
     * How one question fared.
     *
     * @param outside hits that the filters should have held back
     */
    record Result(Query query, List<String> hits, double ndcg, double words, double meaning, double recall, double reciprocal,
            long outside) {
        boolean answerable() {
            return !query.grades().isEmpty();
        }
    }

    @Override
    public void run(Path folder, Optional<Path> out, PrintStream screen) throws IOException {
        SearchSet set = SearchSet.read(folder);
        List<Result> results = new ArrayList<>();
        try (Embedder embedder = new Embedder(); SearchIndex index = new SearchIndex(embedder, chart -> new ByteBuffersDirectory())) {
            long began = System.nanoTime();
            for (Labelled one : set.sessions()) {
                index.put(one.session(), one.transcript(), index.embed(one.transcript(), Progress.NONE));
            }
            long turns = set.sessions().stream().mapToLong(one -> one.transcript().turns().size()).sum();
            long put = System.nanoTime();
            Map<UUID, Labelled> sessions = set.sessions().stream().collect(Collectors.toMap(one -> one.session().id(), one -> one));
            set.queries().forEach(query -> results.add(result(query, index, sessions)));
            screen.printf("%d turns put in %.1f ms each, %d questions asked three ways in %.1f ms each.%n", turns, (put - began) / 1e6 / turns,
                    results.size(), (System.nanoTime() - put) / 1e6 / results.size());
        }
        if (out.isPresent()) {
            write(results, out.get());
        }
        print(results, screen);
    }

    private static Result result(Query query, SearchIndex index, Map<UUID, Labelled> sessions) {
        List<Hit> hits = index.search(query.query());
        List<String> names = names(hits, sessions);
        Map<String, Integer> grades = query.grades();
        return new Result(query, names, ndcg(names, grades), ndcg(names(index.search(query.query(), Ranking.WORDS), sessions), grades),
                ndcg(names(index.search(query.query(), Ranking.MEANING), sessions), grades), recall(names, grades),
                reciprocal(names, grades), hits.stream().filter(hit -> !passes(hit, query.query(), sessions)).count());
    }

    /** Hits as the labels name turns, which count from 0. */
    private static List<String> names(List<Hit> hits, Map<UUID, Labelled> sessions) {
        return hits.stream().map(hit -> sessions.get(hit.session()).path() + "#" + (hit.turn() - 1)).toList();
    }

    /** Checked against the labelled session, not against what the hit says of itself. */
    private static boolean passes(Hit hit, SearchQuery query, Map<UUID, Labelled> sessions) {
        Labelled said = sessions.get(hit.session());
        var date = said.session().started().toLocalDate();
        var turn = said.transcript().turns().get(hit.turn() - 1);
        return query.charts().contains(said.session().chart()) && (query.role() == null || turn.speaker().role() == query.role())
                && (query.after() == null || !date.isBefore(query.after())) && (query.before() == null || !date.isAfter(query.before()));
    }

    private static double ndcg(List<String> hits, Map<String, Integer> grades) {
        double ideal = gain(grades.values().stream().sorted((a, b) -> b - a).toList());
        return ideal == 0 ? 0 : gain(hits.stream().map(hit -> grades.getOrDefault(hit, 0)).toList()) / ideal;
    }

    private static double gain(List<Integer> grades) {
        double sum = 0;
        for (int rank = 1; rank <= Math.min(RANKS, grades.size()); rank++) {
            sum += (Math.pow(2, grades.get(rank - 1)) - 1) / (Math.log(rank + 1) / Math.log(2));
        }
        return sum;
    }

    private static double recall(List<String> hits, Map<String, Integer> grades) {
        long all = grades.values().stream().filter(grade -> grade == 2).count();
        long found = hits.stream().filter(hit -> grades.getOrDefault(hit, 0) == 2).count();
        return all == 0 ? 0 : (double) found / Math.min(RANKS, all);
    }

    private static double reciprocal(List<String> hits, Map<String, Integer> grades) {
        for (int rank = 1; rank <= hits.size(); rank++) {
            if (grades.getOrDefault(hits.get(rank - 1), 0) == 2) {
                return 1.0 / rank;
            }
        }
        return 0;
    }

    private static void print(List<Result> results, PrintStream screen) {
        List<Result> answerable = results.stream().filter(Result::answerable).toList();
        List<Result> none = results.stream().filter(result -> !result.answerable()).toList();
        screen.printf("%-10s %8s %8s %8s %8s %8s %8s%n", "kind", "queries", "ndcg10", "bm25", "dense", "recall10", "mrr");
        answerable.stream().map(result -> result.query().kind()).distinct().sorted().forEach(kind ->
                row(kind, answerable.stream().filter(result -> result.query().kind().equals(kind)).toList(), screen));
        row("all", answerable, screen);
        long outside = results.stream().mapToLong(Result::outside).sum();
        screen.printf("Hits outside the filters: %d. Questions without an answer: %d.%n", outside, none.size());
        Figures figures = new Figures().put("ndcg10", answerable, mean(Result::ndcg)).put("ndcg10_bm25", answerable, mean(Result::words))
                .put("ndcg10_dense", answerable, mean(Result::meaning)).put("recall10", answerable, mean(Result::recall))
                .put("mrr", answerable, mean(Result::reciprocal)).put("refused", answerable, mean(SearchEvaluation::refused))
                .put("outside", outside);
        if (!none.isEmpty()) {
            figures.put("none_right", none, mean(SearchEvaluation::refused));
        }
        screen.println(figures.json());
    }

    private static double refused(Result result) {
        return result.hits().isEmpty() ? 1 : 0;
    }

    private static ToDoubleFunction<List<Result>> mean(ToDoubleFunction<Result> figure) {
        return results -> results.stream().mapToDouble(figure).average().orElse(0);
    }

    private static void row(String kind, List<Result> results, PrintStream screen) {
        screen.printf("%-10s %8d %8.3f %8.3f %8.3f %8.3f %8.3f%n", kind, results.size(), mean(Result::ndcg).applyAsDouble(results),
                mean(Result::words).applyAsDouble(results), mean(Result::meaning).applyAsDouble(results),
                mean(Result::recall).applyAsDouble(results), mean(Result::reciprocal).applyAsDouble(results));
    }

    private static void write(List<Result> results, Path folder) throws IOException {
        List<String> lines = new ArrayList<>(List.of("id\tkind\tndcg10\tndcg10_bm25\tndcg10_dense\trecall10\tmrr\toutside\thits"));
        for (Result one : results) {
            lines.add(String.join("\t", one.query().id(), one.query().kind(), Double.toString(one.ndcg()), Double.toString(one.words()),
                    Double.toString(one.meaning()), Double.toString(one.recall()), Double.toString(one.reciprocal()),
                    Long.toString(one.outside()), String.join(" ", one.hits())));
        }
        Files.createDirectories(folder);
        Files.write(folder.resolve("search.tsv"), lines);
    }
}
