package app.sotto.search;

import app.sotto.model.Role;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;

/**
 * How near a passage is to a question in meaning, exactly. The weights are in units of cosines and were set on the
 * development set of {@code src/docs/quality.md}, which tells what each gains.
 */
final class ExactScore {
    /** Questions are about the client, and the therapist's words often only echo hers. */
    private static final double CLIENTS_OWN = 0.08;
    /** A nod says nothing by itself, however well its neighbours fit. */
    private static final double NOD = -0.05;

    private final List<LeafReaderContext> leaves;
    private final float[] question;
    private final boolean aboutAsker;

    ExactScore(IndexReader reader, float[] question, boolean aboutAsker) {
        this.leaves = reader.leaves();
        this.question = question;
        this.aboutAsker = aboutAsker;
    }

    /**
     * A passage's nearness.
     *
     * @param cosine sum over the views, up to {@link PassageVectors#VIEWS}
     * @param prior what speaks for it whatever is asked
     * @param nod whether it is one
     */
    record Nearness(double cosine, double prior, boolean nod) {}

    Nearness of(int document) throws IOException {
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        LeafReader reader = leaf.reader();
        int within = document - leaf.docBase;
        BinaryDocValues vectors = reader.getBinaryDocValues(Fields.VECTORS);
        vectors.advanceExact(within);
        BytesRef bytes = vectors.binaryValue();
        double cosine = 0;
        for (int view = 0; view < PassageVectors.VIEWS; view++) {
            cosine += Quantized.cosine(question, bytes.bytes, bytes.offset + view * Embedder.WIDTH);
        }
        boolean client = number(reader, Fields.ROLE_NUMBER, within) == Role.CLIENT.ordinal();
        boolean nod = number(reader, Fields.NOD, within) == 1;
        return new Nearness(cosine, (client && !aboutAsker ? CLIENTS_OWN : 0) + (nod ? NOD : 0), nod);
    }

    private static long number(LeafReader reader, String field, int document) throws IOException {
        NumericDocValues values = reader.getNumericDocValues(field);
        values.advanceExact(document);
        return values.longValue();
    }
}
