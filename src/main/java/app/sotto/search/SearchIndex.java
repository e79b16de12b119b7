package app.sotto.search;

import app.sotto.model.Hit;
import app.sotto.model.Note;
import app.sotto.model.Progress;
import app.sotto.model.SearchQuery;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Statement;
import app.sotto.model.Transcript;
import app.sotto.search.ChartIndex.Snapshot;
import app.sotto.search.Passages.Passage;
import app.sotto.search.Ranker.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.Directory;

/**
 * Finds what was said, by words and by meaning, over one chart or many. Each chart has an index of its own, opened when it is
 * first needed. Any thread may call; writing to a chart waits for other writing to it, searching waits for nobody.
 *
 * <p>An index is a cache. Every method may throw {@link SottoException.Damaged} when one is not as it was written: then ask
 * {@link #isSound}, give that chart a new epoch, {@link #drop} it and put its sessions anew from their stored vectors.
 */
public final class SearchIndex implements AutoCloseable {
    /** Passages embedded between two looks at the progress. */
    private static final int AT_ONCE = 16;

    private final Embedder embedder;
    private final Function<UUID, Directory> directories;
    private final Map<UUID, ChartIndex> open = new HashMap<>();

    /**
     * @param directories gives a chart's index folder; closed by this object
     */
    public SearchIndex(Embedder embedder, Function<UUID, Directory> directories) {
        this.embedder = embedder;
        this.directories = directories;
    }

    /** What {@link #put} needs of a transcript's meaning: the slow part, some 20 ms of one core a turn. */
    public PassageVectors embed(Transcript transcript, Progress progress) {
        List<Passage> passages = Passages.of(transcript);
        byte[] codes = new byte[passages.size() * PassageVectors.BYTES];
        for (int from = 0; from < passages.size(); from += AT_ONCE) {
            progress.check();
            progress.share((double) from / passages.size());
            int to = Math.min(from + AT_ONCE, passages.size());
            List<String> texts = new ArrayList<>();
            for (int i = from; i < to; i++) {
                texts.add(passages.get(i).text());
                texts.add(Passages.wide(passages, i));
            }
            quantize(embedder.passages(texts), codes, from * PassageVectors.BYTES);
        }
        progress.share(1);
        return new PassageVectors(embedder.engine().toString(), codes);
    }

    private static void quantize(List<float[]> vectors, byte[] into, int at) {
        for (int i = 0; i < vectors.size(); i++) {
            Quantized.quantize(vectors.get(i), into, at + i * Embedder.WIDTH);
        }
    }

    /**
     * Makes a session's transcript searchable, instead of what the index has of it. Durable on return.
     *
     * @param vectors made of this very transcript by {@link #embed}
     * @throws IllegalArgumentException when they were not
     */
    public void put(Session session, Transcript transcript, PassageVectors vectors) {
        List<Passage> passages = Passages.of(transcript);
        if (vectors.passages() != passages.size() || !vectors.engine().equals(embedder.engine().toString())) {
            throw new IllegalArgumentException("vectors of another transcript or engine");
        }
        List<Document> documents = IntStream.range(0, passages.size())
                .mapToObj(i -> Fields.passage(session, passages.get(i), vectors.codes(), i * PassageVectors.BYTES)).toList();
        chart(session.chart()).replace(List.of(Fields.transcriptOf(session.id())), documents);
    }

    /** Makes a session's note searchable, instead of what the index has of its note. Durable on return. */
    public void putNote(Session session, Note note) {
        List<Statement> statements = note.statements().stream().filter(statement -> !statement.text().isBlank()).toList();
        List<float[]> vectors = embedder.passages(statements.stream().map(Statement::text).toList());
        List<Document> documents = IntStream.range(0, statements.size()).mapToObj(i -> {
            byte[] codes = new byte[PassageVectors.BYTES];
            for (int view = 0; view < PassageVectors.VIEWS; view++) {
                Quantized.quantize(vectors.get(i), codes, view * Embedder.WIDTH);
            }
            return Fields.statement(session, statements.get(i).id(), statements.get(i).text(), codes);
        }).toList();
        chart(session.chart()).replace(List.of(Fields.noteOf(session.id())), documents);
    }

    /** Takes a session out, note and all. Its bytes are gone only with the chart's next epoch. */
    public void remove(UUID chart, UUID session) {
        chart(chart).replace(List.of(Fields.transcriptOf(session), Fields.noteOf(session)), List.of());
    }

    /** The passages that answer a question, best first; empty when nothing fits. */
    public List<Hit> search(SearchQuery query) {
        return search(query, Ranking.ALL);
    }

    /** The same by a part of the evidence, for measuring. */
    public List<Hit> search(SearchQuery query, Ranking ranking) {
        Question question = Question.of(query.text(), embedder.vocabulary());
        if (question.text().isBlank()) {
            throw new SottoException.Usage("search.empty");
        }
        float[] vector = embedder.query(question.text());
        List<Snapshot> charts = new ArrayList<>();
        try {
            query.charts().stream().distinct().map(chart -> chart(chart).snapshot()).filter(one -> one != null).forEach(charts::add);
            return ChartIndex.attempt(() -> {
                Ranker ranker = new Ranker(charts);
                Query filter = Fields.filter(query);
                List<Found> found = switch (ranking) {
                    case ALL -> ranker.byAll(question, vector, filter);
                    case WORDS -> ranker.byWords(question, filter);
                    case MEANING -> ranker.byMeaning(vector, filter);
                };
                return hits(found, ranker.searcher().storedFields(), query.limit());
            });
        } finally {
            charts.forEach(Snapshot::close);
        }
    }

    /** Reads the hits back, and makes one of those that are one moment: the parts of a long turn, a turn and the nod beside it. */
    private static List<Hit> hits(List<Found> found, StoredFields fields, int limit) throws IOException {
        List<Hit> hits = new ArrayList<>();
        List<Hit> nods = new ArrayList<>();
        for (int i = 0; i < found.size() && hits.size() < limit; i++) {
            Found one = found.get(i);
            Hit hit = Fields.hit(fields.document(one.document()), one.score(), one.why());
            boolean told = hits.stream().anyMatch(better -> apart(better, hit) == 0 || apart(better, hit) == 1 && (one.nod() || nods.contains(better)));
            if (!told) {
                hits.add(hit);
                if (one.nod()) {
                    nods.add(hit);
                }
            }
        }
        return hits;
    }

    /** Turns between two hits of one transcript, 1 for neighbours; far for any others. */
    private static int apart(Hit a, Hit b) {
        boolean comparable = a.session().equals(b.session()) && a.turn() > 0 && b.turn() > 0;
        return comparable ? Math.abs(a.turn() - b.turn()) : Integer.MAX_VALUE;
    }

    /** Whether every byte of a chart's index is as it was written; reads it all. */
    public boolean isSound(UUID chart) {
        try {
            drop(chart);
            chart(chart).verify();
            return true;
        } catch (SottoException.Damaged damaged) {
            return false;
        }
    }

    /** Forgets a chart's open index; the next use asks for its folder again. */
    public void drop(UUID chart) {
        ChartIndex index;
        synchronized (open) {
            index = open.remove(chart);
        }
        if (index != null) {
            index.close();
        }
    }

    private ChartIndex chart(UUID id) {
        synchronized (open) {
            return open.computeIfAbsent(id, chart -> new ChartIndex(directories.apply(chart)));
        }
    }

    /** Lets all indexes go, with what is in memory of them. */
    @Override
    public void close() {
        List<UUID> charts;
        synchronized (open) {
            charts = List.copyOf(open.keySet());
        }
        charts.forEach(this::drop);
    }
}
