package app.sotto.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What stands before the point of a sentence: joining words, sounds of assent, and frames such as "it sounds like". */
final class Openers {
    private static final Set<String> JOINING = Set.of("and", "but", "so", "well", "yeah", "yes", "yep", "okay", "ok", "oh", "right", "sure", "because", "like", "then", "also",
            "or", "alright", "good", "great", "true", "exactly", "now", "wow", "hey", "hi", "hello", "anyway", "see", "again", "sorry", "gosh", "all", "nah", "mm");
    /** Frames of a reflection, on plain words, longest first. */
    private static final List<String> FRAMES = List.of("what i am hearing is that", "what i am hearing is", "what i hear you saying is", "i hear you saying that", "i am hearing that",
            "it sounds to me like", "it sounds like", "sounds like", "it seems like", "it seems that", "seems like", "it looks like", "it looks that", "looks like", "you are saying that", "you are saying",
            "you are telling me that", "you are telling me", "you said that", "i hear that", "i hear", "i know that", "i know", "i can see that", "i can see", "i understand that", "i guess", "i think",
            "it is almost as if", "it is like", "in other words", "at the same time", "i also am hearing that", "i mentioned that", "you mentioned that", "you mentioned", "you said",
            "i was thinking about how", "i get the sense that", "let us see", "you know");

    private Openers() {}

    /** Phrases that only open. */
    private static final List<String> PHRASES = List.of("to be honest", "like i said", "as i said", "as you know", "i do not know", "you know what", "the thing is", "to tell you the truth");

    /** The words from the first one that carries the point. */
    static List<Word> stripped(List<Word> words) {
        List<Word> rest = withoutJoining(words);
        for (String phrase : PHRASES) {
            int length = phrase.split(" ").length;
            if (rest.size() > length + 2 && plain(rest.subList(0, length)).equals(phrase) && (rest.get(length - 1).after().equals(",") || rest.get(length).is("i", "it", "my"))) {
                return stripped(rest.subList(length, rest.size()));
            }
        }
        return rest;
    }

    private static List<Word> withoutJoining(List<Word> words) {
        int from = 0;
        while (from < words.size() - 1 && (JOINING.contains(lower(words, from)) && !(lower(words, from).equals("like") && from > 0 && words.get(from - 1).is("i"))
                && !keeps(words, from) || from > 0 && vocative(words.get(from)) || lower(words, from).equals("no") && words.get(from).after().equals(","))) {
            from++;
        }
        return words.subList(from, words.size());
    }

    /** The words of a reflection without its frame; null when a frame turns it into a question. */
    static List<Word> withoutFrame(List<Word> words) {
        List<Word> rest = stripped(words);
        boolean again = true;
        while (again) {
            again = false;
            for (String frame : FRAMES) {
                int length = frame.split(" ").length;
                if (rest.size() > length + 2 && plain(rest.subList(0, length)).equals(frame)) {
                    rest = stripped(rest.subList(length, rest.size()));
                    again = true;
                    break;
                }
            }
        }
        return new ArrayList<>(rest);
    }

    static String plain(List<Word> words) {
        return String.join(" ", words.stream().map(Word::text).toList()).toLowerCase(java.util.Locale.ROOT);
    }

    /** A name called before the point is made: "So, John, …". */
    private static boolean vocative(Word word) {
        return word.after().equals(",") && Character.isUpperCase(word.text().charAt(0)) && !word.is("i");
    }

    private static boolean keeps(List<Word> words, int at) {
        String next = lower(words, at + 1);
        return switch (lower(words, at)) {
            case "so" -> next.matches("much|many|far|long|hard");
            case "right" -> next.equals("now");
            case "now" -> next.matches("that|and");
            case "all", "good", "great" -> words.get(at).after().isEmpty() && !next.equals("right");
            case "see", "sure", "true" -> words.get(at).after().isEmpty();
            case "like" -> next.matches("to|it");
            default -> false;
        };
    }

    private static String lower(List<Word> words, int at) {
        return words.get(at).text().toLowerCase(java.util.Locale.ROOT);
    }
}
