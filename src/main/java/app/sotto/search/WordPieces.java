package app.sotto.search;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts text into the word pieces that BERT's uncased vocabulary knows: cleaned, without accents, lower-cased, split at
 * spaces and around each punctuation mark, then the longest known piece first (Devlin et al. 2019; the steps named in
 * the model's own {@code tokenizer.json}). Immutable, so any thread may use it.
 */
final class WordPieces {
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> ids = new HashMap<>();
    private final int unknown;
    private final int first;
    private final int last;

    /** Reads the vocabulary of a {@code tokenizer.json}; closes nothing. */
    WordPieces(InputStream tokenizerJson) throws IOException {
        JsonReader json = new JsonReader(new InputStreamReader(tokenizerJson, StandardCharsets.UTF_8));
        enter(json, "model");
        enter(json, "vocab");
        while (json.hasNext()) {
            ids.put(json.nextName(), json.nextInt());
        }
        unknown = ids.get("[UNK]");
        first = ids.get("[CLS]");
        last = ids.get("[SEP]");
    }

    private static void enter(JsonReader json, String name) throws IOException {
        json.beginObject();
        while (!json.nextName().equals(name)) {
            json.skipValue();
        }
        if (name.equals("vocab")) {
            json.beginObject();
        }
    }

    /** The pieces' ids with the start and end marks around them, at most {@code most} in all: what is beyond is left out. */
    long[] ids(String text, int most) {
        List<Integer> pieces = new ArrayList<>();
        pieces.add(first);
        for (String word : words(text)) {
            if (pieces.size() >= most) {
                break;
            }
            addPieces(word, pieces);
        }
        List<Integer> kept = new ArrayList<>(pieces.subList(0, Math.min(pieces.size(), most - 1)));
        kept.add(last);
        return kept.stream().mapToLong(Integer::longValue).toArray();
    }

    /** Whether a word, in any case, is one piece: the network has met it often enough to know what it means. */
    boolean knows(String word) {
        return words(word).stream().allMatch(ids::containsKey);
    }

    private void addPieces(String word, List<Integer> pieces) {
        int before = pieces.size();
        int from = 0;
        while (from < word.length()) {
            int to = word.length();
            Integer id = null;
            while (to > from && (id = ids.get((from == 0 ? "" : "##") + word.substring(from, to))) == null) {
                to--;
            }
            if (id == null || word.codePointCount(0, word.length()) > LONGEST_WORD) {
                pieces.subList(before, pieces.size()).clear();
                pieces.add(unknown);
                return;
            }
            pieces.add(id);
            from = to;
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFD).codePoints().forEach(c -> {
            if (isSpace(c) || standsAlone(c)) {
                flush(word, words);
            }
            if (standsAlone(c)) {
                words.add(Character.toString(c));
            } else if (!isSpace(c) && !isDropped(c)) {
                word.appendCodePoint(Character.toLowerCase(c));
            }
        });
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isSpace(int c) {
        return c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c);
    }

    /** Accents, and what is neither seen nor a space: controls, formats, the replacement mark. */
    private static boolean isDropped(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE,
                    Character.SURROGATE -> true;
            default -> c == 0xFFFD;
        };
    }

    /** Punctuation, the symbols of ASCII, and Chinese characters. */
    private static boolean standsAlone(int c) {
        if (c < 128) {
            return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION -> true;
            default -> isChinese(c);
        };
    }

    /** The blocks that BERT's own tokenizer names: unified ideographs with extensions A to E, and compatibility ideographs. */
    private static boolean isChinese(int c) {
        return c >= 0x4E00 && c <= 0x9FFF || c >= 0x3400 && c <= 0x4DBF || c >= 0x20000 && c <= 0x2A6DF || c >= 0x2A700 && c <= 0x2CEAF
                || c >= 0xF900 && c <= 0xFAFF || c >= 0x2F800 && c <= 0x2FA1F;
    }
}
