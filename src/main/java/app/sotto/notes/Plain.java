package app.sotto.notes;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Words as rules read them: lower case, contractions written out (typed with or without the apostrophe), no fillers, no punctuation. */
final class Plain {
    private static final Map<Pattern, String> CHANGES = changes();

    private Plain() {}

    static String of(String text) {
        String plain = " " + text.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("\\[[^\\]]*\\]", " ") + " ";
        for (Map.Entry<Pattern, String> change : CHANGES.entrySet()) {
            plain = change.getKey().matcher(plain).replaceAll(change.getValue());
        }
        return plain.replaceAll("[^a-z0-9 ]+", " ").replaceAll("\\s+", " ").strip();
    }

    private static Map<Pattern, String> changes() {
        Map<Pattern, String> changes = new LinkedHashMap<>();
        for (String line : Resources.lines("contractions.txt")) {
            String[] parts = line.split(" => ", 2);
            changes.put(Pattern.compile(parts[0].strip()), parts.length > 1 ? parts[1].replace("_", " ") : " ");
        }
        return changes;
    }
}
