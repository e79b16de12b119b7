package app.sotto.search;

import app.sotto.model.Hit;
import app.sotto.model.Role;
import app.sotto.model.SearchQuery;
import app.sotto.model.Session;
import app.sotto.model.Speaker;
import app.sotto.search.Passages.Passage;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** What the index keeps of a passage, and how a hit is read back from it. */
final class Fields {
    /** Stemmed words, to be found in any form. */
    static final String WORDS = "words";
    /** The words as they stand, for what is quoted in a question. */
    static final String EXACT = "exact";
    static final String ROLE = "role";
    static final String DATE = "date";
    /** The passage's vectors, read for the few that are scored exactly. */
    static final String VECTORS = "vectors";
    /** Their signs, apart, so that opening an index reads an eighth of them. */
    static final String SIGNS = "signs";
    /** The role's place in {@link Role}, or -1 for a note. */
    static final String ROLE_NUMBER = "roleNumber";
    /** 1 for a nod, see {@link Passage#nod}; 0 otherwise. */
    static final String NOD = "nod";
    private static final String OWNER = "owner";
    private static final String CHART = "chart";
    private static final String SESSION = "session";
    private static final String TURN = "turn";
    private static final String STATEMENT = "statement";
    /** The speaker's number within the role. */
    private static final String SPEAKER = "speaker";
    private static final String START = "start";
    private static final String TEXT = "text";

    private Fields() {}

    /** All passages of a session's transcript. */
    static Term transcriptOf(UUID session) {
        return new Term(OWNER, "transcript/" + session);
    }

    /** All statements of a session's note. */
    static Term noteOf(UUID session) {
        return new Term(OWNER, "note/" + session);
    }

    static Document passage(Session session, Passage passage, byte[] vectors, int offset) {
        Document document = common(session, transcriptOf(session.id()), passage.text(), vectors, offset);
        document.add(new NumericDocValuesField(ROLE_NUMBER, passage.speaker().role().ordinal()));
        document.add(new NumericDocValuesField(NOD, passage.nod() ? 1 : 0));
        document.add(new StringField(ROLE, passage.speaker().role().name(), Field.Store.YES));
        document.add(new StoredField(SPEAKER, passage.speaker().number()));
        document.add(new StoredField(TURN, passage.turn()));
        document.add(new StoredField(START, passage.start()));
        return document;
    }

    static Document statement(Session session, String id, String text, byte[] vectors) {
        Document document = common(session, noteOf(session.id()), text, vectors, 0);
        document.add(new NumericDocValuesField(ROLE_NUMBER, -1));
        document.add(new NumericDocValuesField(NOD, 0));
        document.add(new StoredField(STATEMENT, id));
        return document;
    }

    private static Document common(Session session, Term owner, String text, byte[] vectors, int offset) {
        long day = session.started().toLocalDate().toEpochDay();
        Document document = new Document();
        document.add(new StringField(OWNER, owner.text(), Field.Store.NO));
        document.add(new LongPoint(DATE, day));
        document.add(new StoredField(DATE, day));
        document.add(new StoredField(CHART, session.chart().toString()));
        document.add(new StoredField(SESSION, session.id().toString()));
        document.add(new TextField(WORDS, text, Field.Store.NO));
        document.add(new TextField(EXACT, text, Field.Store.NO));
        document.add(new StoredField(TEXT, text));
        document.add(new BinaryDocValuesField(VECTORS, new BytesRef(vectors, offset, PassageVectors.BYTES)));
        document.add(new BinaryDocValuesField(SIGNS, new BytesRef(Quantized.signs(vectors, offset, PassageVectors.BYTES))));
        return document;
    }

    static Hit hit(Document document, double score, String why) {
        UUID chart = UUID.fromString(document.get(CHART));
        UUID session = UUID.fromString(document.get(SESSION));
        LocalDate date = LocalDate.ofEpochDay(number(document, DATE).longValue());
        String role = document.get(ROLE);
        if (role == null) {
            return new Hit(chart, session, date, 0, document.get(STATEMENT), null, 0, document.get(TEXT), score, why);
        }
        Speaker speaker = new Speaker(Role.valueOf(role), number(document, SPEAKER).intValue());
        return new Hit(chart, session, date, number(document, TURN).intValue(), "", speaker, number(document, START).doubleValue(),
                document.get(TEXT), score, why);
    }

    private static Number number(Document document, String field) {
        return document.getField(field).numericValue();
    }

    /** What a question's filters let through, strictly; a note is nobody's words and has no role. */
    static Query filter(SearchQuery query) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(new MatchAllDocsQuery(), BooleanClause.Occur.FILTER);
        if (query.role() != null) {
            all.add(new TermQuery(new Term(ROLE, query.role().name())), BooleanClause.Occur.FILTER);
        }
        if (query.after() != null || query.before() != null) {
            long from = query.after() == null ? Long.MIN_VALUE : query.after().toEpochDay();
            long to = query.before() == null ? Long.MAX_VALUE : query.before().toEpochDay();
            all.add(LongPoint.newRangeQuery(DATE, from, to), BooleanClause.Occur.FILTER);
        }
        return all.build();
    }
}
