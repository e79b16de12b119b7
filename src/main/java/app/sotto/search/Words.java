package app.sotto.search;

import java.io.Reader;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * How text becomes the words of the index: without regard to case, accents and the shape of apostrophes; stemmed for
 * {@link Fields#WORDS}, as they stand for {@link Fields#EXACT}. No word is left out, since a quoted phrase may hold any.
 */
final class Words extends Analyzer {
    static final Analyzer ANALYZER = new PerFieldAnalyzerWrapper(new Words(true), Map.of(Fields.EXACT, new Words(false)));
    private static final NormalizeCharMap APOSTROPHES = apostrophes();

    private final boolean stemmed;

    private Words(boolean stemmed) {
        this.stemmed = stemmed;
    }

    private static NormalizeCharMap apostrophes() {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        map.add("\u2019", "'");
        map.add("\u2018", "'");
        return map.build();
    }

    @Override
    protected Reader initReader(String field, Reader text) {
        return new MappingCharFilter(APOSTROPHES, text);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        TokenStream plain = new ASCIIFoldingFilter(new LowerCaseFilter(words));
        return new TokenStreamComponents(words, stemmed ? new KStemFilter(new EnglishPossessiveFilter(plain)) : plain);
    }
}
