package app.sotto.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/** Looks at every passage that the filters let through and keeps those whose signs are nearest to the question's. */
final class Scan {
    private final IndexSearcher searcher;
    private final Map<IndexReader.CacheKey, SignCodes> codes;

    Scan(IndexSearcher searcher, Map<IndexReader.CacheKey, SignCodes> codes) {
        this.searcher = searcher;
        this.codes = codes;
    }

    /** The documents of about the {@code most} smallest distances (all that tie with the last), in their order. */
    int[] nearest(float[] question, Query filter, int most) throws IOException {
        short[] distances = distances(SignCodes.of(question), filter);
        int[] counts = new int[PassageVectors.BYTES + 1];
        for (short distance : distances) {
            if (distance >= 0) {
                counts[distance]++;
            }
        }
        int kept = 0;
        int line = 0;
        while (line < counts.length && kept < most) {
            kept += counts[line++];
        }
        int[] nearest = new int[kept];
        int next = 0;
        for (int document = 0; document < distances.length; document++) {
            if (distances[document] >= 0 && distances[document] < line) {
                nearest[next++] = document;
            }
        }
        return nearest;
    }

    /** The distance of each document, -1 for those filtered out. */
    private short[] distances(long[] question, Query filter) throws IOException {
        short[] distances = new short[searcher.getIndexReader().maxDoc()];
        Arrays.fill(distances, (short) -1);
        Weight weight = searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer == null) {
                continue;
            }
            SignCodes segment = codes.get(leaf.reader().getCoreCacheHelper().getKey());
            Bits alive = leaf.reader().getLiveDocs();
            DocIdSetIterator passing = scorer.iterator();
            for (int document = passing.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = passing.nextDoc()) {
                if (alive == null || alive.get(document)) {
                    distances[leaf.docBase + document] = (short) segment.distance(document, question);
                }
            }
        }
        return distances;
    }
}
