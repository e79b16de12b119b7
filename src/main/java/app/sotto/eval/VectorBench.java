package app.sotto.eval;

import app.sotto.model.Chart;
import app.sotto.model.ChartKind;
import app.sotto.vault.Vault;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.MMapDirectory;

/**
 * Measures two ways to find passages by meaning over many charts, in a vault's sealed indexes and in plain memory-mapped files:
 * 1-bit codes that are scanned ({@link CodeScan}), and Lucene's HNSW graphs over scalar-quantized vectors, one index a chart.
 * Two threads. {@code src/docs/decisions/001-vectors-scan-or-hnsw.md} has the figures.
 */
public final class VectorBench {
    private static final int WANTED = 10;
    private static final int FETCHED = 20;
    private static final int QUERIES = 100;
    private static final long ENOUGH_NANOS = 60_000_000_000L;
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final VectorSample sample;
    private final Function<UUID, Directory> sealed;
    private final Function<UUID, Directory> plain;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final PrintStream screen;
    private final Figures figures = new Figures();
    private final float[][] queries = new float[QUERIES][];
    private int[][] truth;
    private int[][] truthInChart;

    /**
     * @param sealed gives an empty sealed directory for each id
     * @param plain gives an empty plain directory for each id
     */
    private VectorBench(int charts, int vectors, Function<UUID, Directory> sealed, Function<UUID, Directory> plain, PrintStream screen) {
        this.sample = VectorSample.of(charts, vectors / charts);
        this.sealed = sealed;
        this.plain = plain;
        this.screen = screen;
        figures.put("charts", charts).put("vectors", (long) charts * sample.each());
    }

    /**
     * {@code CHARTS VECTORS FOLDER [graphs]}: measures in a folder that is not there yet, with the graphs only when asked, since
     * they take minutes to build. What it wrote stays, to be looked at.
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectory(Path.of(arguments[2]));
        Path home = folder.resolve("vault");
        char[] passphrase = "nothing of anybody in here".toCharArray();
        Vault.create(home, passphrase);
        try (Vault vault = Vault.open(home, passphrase)) {
            new VectorBench(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), id -> sealed(vault, id),
                    id -> plain(folder.resolve("plain").resolve(id.toString())), System.out).run(arguments.length > 3);
        }
    }

    private static Directory sealed(Vault vault, UUID chart) {
        vault.createChart(new Chart(chart, ChartKind.INDIVIDUAL, "", "", "", "", List.of()));
        return vault.index(chart);
    }

    private static Directory plain(Path folder) {
        try {
            return new MMapDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(boolean graphs) throws Exception {
        try {
            findTruth();
            float[] centre = centre();
            scan("scan_plain_uncentred", plain, new float[VectorSample.WIDTH]);
            scan("scan_plain", plain, centre);
            scan("scan_sealed", sealed, centre);
            if (graphs) {
                graphs();
            }
            screen.println(figures.json());
        } finally {
            threads.shutdown();
        }
    }

    /** The exact nearest of each query by float vectors, over all charts and within the query's chart. */
    private void findTruth() throws Exception {
        for (int q = 0; q < QUERIES; q++) {
            queries[q] = sample.query(q);
        }
        Nearest[] all = new Nearest[QUERIES];
        Nearest[] own = new Nearest[QUERIES];
        Arrays.setAll(all, q -> new Nearest(WANTED));
        Arrays.setAll(own, q -> new Nearest(WANTED));
        forEachChart(chart -> {
            float[][] vectors = sample.chart(chart);
            for (int q = 0; q < QUERIES; q++) {
                float[] scores = new float[vectors.length];
                for (int i = 0; i < vectors.length; i++) {
                    scores[i] = VectorSample.dot(queries[q], vectors[i]);
                }
                synchronized (all[q]) {
                    for (int i = 0; i < vectors.length; i++) {
                        all[q].offer(chart * sample.each() + i, scores[i]);
                        if (sample.chartOf(q) == chart) {
                            own[q].offer(chart * sample.each() + i, scores[i]);
                        }
                    }
                }
            }
        });
        truth = Arrays.stream(all).map(Nearest::ids).toArray(int[][]::new);
        truthInChart = Arrays.stream(own).map(Nearest::ids).toArray(int[][]::new);
        screen.println("exact neighbours of " + QUERIES + " queries found");
    }

    private void scan(String name, Function<UUID, Directory> place, float[] centre) throws Exception {
        List<Directory> directories = directories(place);
        try (CodeScan scan = new CodeScan(centre, sample.each())) {
            figures.put(name + "_build_s", seconds(() -> forEachChart(chart -> scan.write(directories.get(chart), sample.chart(chart)))));
            long before = heap();
            double opening = seconds(() -> scan.open(directories));
            figures.put(name + "_open_s", opening).put(name + "_codes_mb", scan.bytesInMemory() / 1e6)
                    .put(name + "_open_heap_mb", (heap() - before) / 1e6).put(name + "_stored_mb", size(directories) / 1e6);
            for (int kept : new int[] {1000, 4000}) {
                ask(name + "_all_" + kept, truth, q -> scan.search(queries[q], 0, sample.charts(), WANTED, kept, threads));
            }
            ask(name + "_chart", truthInChart,
                    q -> scan.search(queries[q], sample.chartOf(q), sample.chartOf(q) + 1, WANTED, 1000, threads));
        }
        close(directories);
    }

    private void graphs() throws Exception {
        List<Directory> directories = directories(sealed);
        double building = seconds(() -> forEachChart(chart -> buildGraph(directories.get(chart), chart)));
        figures.put("hnsw_build_s", building).put("hnsw_stored_mb", size(directories) / 1e6);
        List<Directory> copies = directories(plain);
        for (int c = 0; c < copies.size(); c++) {
            for (String file : directories.get(c).listAll()) {
                if (!file.equals("write.lock")) {
                    copies.get(c).copyFrom(directories.get(c), file, file, IOContext.DEFAULT);
                }
            }
        }
        askGraphs("hnsw_plain", copies);
        close(copies);
        askGraphs("hnsw_sealed", directories);
        close(directories);
    }

    private void buildGraph(Directory directory, int chart) throws IOException {
        KnnVectorsFormat format = new Lucene99HnswScalarQuantizedVectorsFormat();
        IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE).setRAMBufferSizeMB(256)
                .setCodec(new Lucene912Codec() {
                    @Override
                    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                        return format;
                    }
                });
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (float[] vector : sample.chart(chart)) {
                Document passage = new Document();
                passage.add(new KnnFloatVectorField("v", vector, VectorSimilarityFunction.DOT_PRODUCT));
                writer.addDocument(passage);
            }
        }
    }

    private void askGraphs(String name, List<Directory> directories) throws Exception {
        List<DirectoryReader> readers = new ArrayList<>();
        long before = heap();
        double opening = seconds(() -> {
            for (Directory directory : directories) {
                readers.add(DirectoryReader.open(directory));
            }
        });
        figures.put(name + "_open_s", opening).put(name + "_open_heap_mb", (heap() - before) / 1e6);
        try (MultiReader all = new MultiReader(readers.toArray(IndexReader[]::new))) {
            IndexSearcher overAll = new IndexSearcher(all, threads);
            ask(name + "_all", truth, q -> nearest(overAll, queries[q], 0));
            ask(name + "_chart", truthInChart, q -> nearest(new IndexSearcher(readers.get(sample.chartOf(q)), threads), queries[q],
                    sample.chartOf(q) * sample.each()));
        }
    }

    private static int[] nearest(IndexSearcher searcher, float[] query, int base) throws IOException {
        ScoreDoc[] hits = searcher.search(new KnnFloatVectorQuery("v", query, FETCHED), WANTED).scoreDocs;
        return Arrays.stream(hits).mapToInt(hit -> base + hit.doc).toArray();
    }

    /**
     * Asks all queries twice, the first time to warm up, for a minute each time at most. Beside the time on the clock stands the
     * processor's, which other programs on the machine do not lengthen much.
     */
    private void ask(String name, int[][] expected, Search search) throws Exception {
        for (int round = 0; round < 2; round++) {
            List<Double> millis = new ArrayList<>();
            double found = 0;
            long begun = System.nanoTime();
            long processor = SYSTEM.getProcessCpuTime();
            for (int q = 0; q < QUERIES && System.nanoTime() - begun < ENOUGH_NANOS; q++) {
                long asked = System.nanoTime();
                int[] hits = search.run(q);
                millis.add((System.nanoTime() - asked) / 1e6);
                found += Nearest.recall(expected[q], hits);
            }
            if (round == 1) {
                millis.sort(null);
                double p50 = millis.get(millis.size() / 2);
                double p95 = millis.get(millis.size() * 95 / 100);
                double cpu = (SYSTEM.getProcessCpuTime() - processor) / 1e6 / millis.size();
                double recall = found / millis.size();
                figures.put(name + "_p50_ms", p50).put(name + "_p95_ms", p95).put(name + "_cpu_ms", cpu).put(name + "_recall10", recall);
                screen.printf(Locale.ROOT, "%-25s p50 %7.2f ms  p95 %7.2f ms  processor %7.2f ms  recall@10 %.3f  (%d queries)%n",
                        name, p50, p95, cpu, recall, millis.size());
            }
        }
    }

    private void forEachChart(ChartWork work) throws Exception {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int c = 0; c < sample.charts(); c++) {
            int chart = c;
            tasks.add(() -> {
                work.on(chart);
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(tasks)) {
            done.get();
        }
    }

    private List<Directory> directories(Function<UUID, Directory> place) {
        List<Directory> directories = new ArrayList<>();
        for (int c = 0; c < sample.charts(); c++) {
            directories.add(place.apply(UUID.randomUUID()));
        }
        return directories;
    }

    /** The mean of the first chart's vectors and some others' stands for all. */
    private float[] centre() {
        float[] mean = new float[VectorSample.WIDTH];
        int step = Math.max(1, sample.charts() / 10);
        int seen = 0;
        for (int c = 0; c < sample.charts(); c += step) {
            for (float[] vector : sample.chart(c)) {
                seen++;
                for (int d = 0; d < mean.length; d++) {
                    mean[d] += vector[d];
                }
            }
        }
        for (int d = 0; d < mean.length; d++) {
            mean[d] /= seen;
        }
        return mean;
    }

    private static long size(List<Directory> directories) throws IOException {
        long bytes = 0;
        for (Directory directory : directories) {
            for (String file : directory.listAll()) {
                bytes += file.equals("write.lock") ? 0 : directory.fileLength(file);
            }
        }
        return bytes;
    }

    private static void close(List<Directory> directories) throws IOException {
        for (Directory directory : directories) {
            directory.close();
        }
    }

    private double seconds(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private interface Search {
        int[] run(int query) throws Exception;
    }

    private interface ChartWork {
        void on(int chart) throws Exception;
    }

    private interface Work {
        void run() throws Exception;
    }
}
