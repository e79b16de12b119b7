package app.sotto.notes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.lemmatizer.LemmatizerME;
import opennlp.tools.lemmatizer.LemmatizerModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;

/** Parts of speech, lemmas (OpenNLP's English models on the Universal Dependencies treebank) and past tenses. One thread. */
final class Grammar {
    private static final String POS = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";
    private static final String LEMMAS = "/opennlp-en-ud-ewt-lemmas-1.3-2.5.4.bin";
    private static final Map<String, String> IRREGULAR = new HashMap<>();
    private static final Map<String, String> BASE = new HashMap<>();
    private final POSTaggerME tagger;
    private final LemmatizerME lemmatizer;

    static {
        for (String line : Resources.lines("irregular-verbs.txt")) {
            String[] parts = line.split(" ");
            IRREGULAR.put(parts[0], parts[1]);
            BASE.putIfAbsent(parts[1], parts[0]);
        }
    }

    /** Words with their parts of speech ({@code VERB}, {@code NOUN} …) and lemmas. */
    record Parse(String[] words, String[] tags, String[] lemmas) {
        boolean verb(int i) {
            return tags[i].equals("VERB") || tags[i].equals("AUX");
        }
    }

    private static final class Models {
        static final POSModel TAGS = load(POS, POSModel::new);
        static final LemmatizerModel LEMMA = load(LEMMAS, LemmatizerModel::new);
    }

    private interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    Grammar() {
        tagger = new POSTaggerME(Models.TAGS, POSTagFormat.UD);
        lemmatizer = new LemmatizerME(Models.LEMMA);
    }

    Parse parse(List<String> words) {
        String[] plain = words.toArray(String[]::new);
        if (plain.length == 0) {
            return new Parse(plain, plain, plain);
        }
        String[] tags = tagger.tag(plain);
        return new Parse(plain, tags, lemmatizer.lemmatize(plain, tags));
    }

    /** The base form of a present-tense verb form. */
    static String base(String form, String lemma) {
        String lower = form.toLowerCase(Locale.ROOT);
        if (IRREGULAR.containsKey(lower)) {
            return lower;
        }
        if (lower.equals("has")) {
            return "have";
        }
        if (lower.endsWith("s")) {
            String cut = lower.substring(0, lower.length() - 1);
            return lower.endsWith("ies") ? lower.substring(0, lower.length() - 3) + "y"
                    : lower.matches(".*(ss|sh|ch|x|zz|o)es") ? lower.substring(0, lower.length() - 2) : lower.endsWith("ss") ? lower : cut;
        }
        return lower;
    }

    /** Whether a form is already a past tense (or participle). */
    static boolean isPast(String form) {
        String lower = form.toLowerCase(Locale.ROOT);
        return BASE.containsKey(lower) && !IRREGULAR.containsKey(lower) || lower.endsWith("ed") && lower.length() > 3 && !lower.matches("need|feed|bleed|speed|breed|exceed|proceed|succeed");
    }

    static String past(String base) {
        if (IRREGULAR.containsKey(base)) {
            return IRREGULAR.get(base);
        }
        if (base.endsWith("e")) {
            return base + "d";
        }
        if (base.matches(".*[^aeiou]y")) {
            return base.substring(0, base.length() - 1) + "ied";
        }
        boolean doubles = base.matches("[^aeiou]*[aeiou][bdgklmnprt]") && base.length() <= 5 || base.matches("(prefer|admit|commit|occur|regret|control|relax\\b|refer|permit)");
        return doubles && !base.endsWith("x") && !base.endsWith("w") ? base + base.charAt(base.length() - 1) + "ed" : base + "ed";
    }

    private static <T> T load(String name, Reader<T> reader) {
        try (InputStream in = Grammar.class.getResourceAsStream(name)) {
            return reader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
