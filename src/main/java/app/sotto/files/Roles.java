package app.sotto.files;

import app.sotto.model.Role;
import app.sotto.model.Speaker;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who is who among the names of a transcript, as far as the names tell: {@code Patient} is a client, {@code Maria} one more voice. */
final class Roles {
    private static final Map<String, Role> WORDS = words();
    private static final Pattern NAME = Pattern.compile("(\\p{L}+)[ _#-]?(\\d?|[a-z])(?:\\s*\\(.*\\))?", Pattern.DOTALL);

    private Roles() {}

    private static Map<String, Role> words() {
        Map<String, Role> words = new HashMap<>();
        for (String word : "therapist counsellor counselor clinician interviewer psychologist psychotherapist psychiatrist practitioner provider".split(" ")) {
            words.put(word, Role.THERAPIST);
        }
        for (String word : "client patient interviewee".split(" ")) {
            words.put(word, Role.CLIENT);
        }
        words.put("voice", Role.OTHER);
        return words;
    }

    static boolean known(String name) {
        return word(name) != null;
    }

    /** Speakers by name, in the order of the names; several of one role are numbered, by their own number where they have one. */
    static Map<String, Speaker> of(Collection<String> names) {
        Map<String, Role> letters = letters(names);
        Map<String, Speaker> speakers = new LinkedHashMap<>();
        Set<Speaker> given = new HashSet<>();
        for (String name : names) {
            Matcher word = word(name);
            Role role = word == null ? letters.getOrDefault(name, Role.OTHER) : WORDS.get(word.group(1));
            int own = word != null && word.group(2).matches("[1-9]") ? Integer.parseInt(word.group(2)) : 1;
            Speaker speaker = new Speaker(role, own);
            for (int number = 1; given.contains(speaker); number++) {
                speaker = new Speaker(role, number);
            }
            given.add(speaker);
            speakers.put(name, speaker);
        }
        return speakers;
    }

    /** Single letters mean something only together: T and C, or T and P. */
    private static Map<String, Role> letters(Collection<String> names) {
        if (names.contains("t") && names.contains("c")) {
            return Map.of("t", Role.THERAPIST, "c", Role.CLIENT);
        }
        return names.contains("t") && names.contains("p") ? Map.of("t", Role.THERAPIST, "p", Role.CLIENT) : Map.of();
    }

    private static Matcher word(String name) {
        Matcher matcher = NAME.matcher(key(name));
        return matcher.matches() && WORDS.containsKey(matcher.group(1)) ? matcher : null;
    }

    /** Under what a name counts as the same. */
    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
