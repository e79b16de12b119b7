package app.sotto.notes;

import app.sotto.model.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns a turn's tokens into words fit for writing: sounds of hesitation, stutters, repetitions and false starts fall away. */
final class Cleaner {
    private static final Set<String> SOUNDS = Set.of("um", "uh", "er", "erm", "uhm", "mm", "mmm", "hmm", "hm", "mhm", "mm-hmm", "uh-huh", "ah", "huh", "umm", "ehm");
    private static final Set<String> EMPTY = Set.of("just", "actually", "basically", "literally", "honestly", "obviously", "anyway", "anyways", "totally");
    /** Words that leave a sentence open when it breaks off behind them. */
    private static final Set<String> DANGLING = Set.of("i", "we", "you", "he", "she", "it", "they", "the", "a", "an", "and", "but", "or", "so", "to", "of", "in", "my", "your", "is", "am", "are",
            "was", "were", "do", "does", "did", "not", "have", "has", "had", "will", "would", "can", "could", "if", "that", "what", "because", "with", "for", "really", "like");
    private static final Map<String, String> WRITTEN_OUT = new HashMap<>();

    static {
        for (String line : Resources.lines("spoken-contractions.txt")) {
            String[] parts = line.split(" ", 2);
            WRITTEN_OUT.put(parts[0], parts[1]);
        }
    }

    private Cleaner() {}

    static List<Word> words(Turn turn) {
        List<Word> words = new ArrayList<>();
        boolean bracket = false;
        for (int i = 0; i < turn.tokens().size(); i++) {
            String text = turn.tokens().get(i).text().replace('’', '\'').replace('—', '-').replace("…", "-");
            boolean opens = text.contains("[");
            if (!bracket && !opens) {
                add(words, text, turn, i);
            }
            bracket = (bracket || opens) && !text.contains("]");
        }
        return withoutFalseStarts(withoutRepeats(withoutFillers(words)));
    }

    private static void add(List<Word> words, String token, Turn turn, int index) {
        String core = token.replaceFirst("^[^\\p{L}\\p{N}$]+", "");
        String tail = core.replaceFirst("^.*[\\p{L}\\p{N}%]", "");
        core = core.substring(0, core.length() - tail.length());
        String after = mark(tail);
        core = withoutStutter(core);
        if (core.isEmpty() || SOUNDS.contains(core.toLowerCase(Locale.ROOT))) {
            if (!words.isEmpty() && after.matches("[.?!-]")) {
                words.set(words.size() - 1, words.get(words.size() - 1).after(after));
            } else if (!words.isEmpty() && words.get(words.size() - 1).after().equals(",")) {
                words.set(words.size() - 1, words.get(words.size() - 1).after(""));
            }
            return;
        }
        if (core.endsWith("'s") && index + 1 < turn.tokens().size() && !WRITTEN_OUT.containsKey(core.toLowerCase(Locale.ROOT))
                && turn.tokens().get(index + 1).text().toLowerCase(Locale.ROOT).matches("(a|an|the|not|been|very|so|really|too|just|always|never|\\d+|\\w+ing)[.,?!]*")) {
            core = core.substring(0, core.length() - 2) + " is";
        }
        String[] parts = WRITTEN_OUT.getOrDefault(core.toLowerCase(Locale.ROOT), core).split(" ");
        for (int p = 0; p < parts.length; p++) {
            boolean capital = p == 0 && Character.isUpperCase(core.charAt(0));
            String part = capital ? Character.toUpperCase(parts[p].charAt(0)) + parts[p].substring(1) : parts[p];
            words.add(new Word(part, p == parts.length - 1 ? after : "", turn, index));
        }
    }

    private static String mark(String tail) {
        for (String mark : List.of("?", "!", ".", ";", ":", "-", ",")) {
            if (tail.contains(mark)) {
                return mark.equals(";") || mark.equals(":") ? "," : mark;
            }
        }
        return "";
    }

    /** Of {@code I-I-I'm} or {@code wh-what} the last part, where each is the beginning of the next. */
    private static String withoutStutter(String core) {
        String[] parts = core.split("-");
        int from = 0;
        for (int i = 0; i + 1 < parts.length; i++) {
            String next = parts[i + 1].toLowerCase(Locale.ROOT);
            if (!parts[i].isEmpty() && next.startsWith(parts[i].toLowerCase(Locale.ROOT))) {
                from = i + 1;
            }
        }
        String rest = String.join("-", List.of(parts).subList(Math.min(from, parts.length), parts.length));
        return from > 0 && !core.isEmpty() && Character.isUpperCase(core.charAt(0)) && !rest.isEmpty()
                ? Character.toUpperCase(rest.charAt(0)) + rest.substring(1) : rest;
    }

    private static List<Word> withoutFillers(List<Word> words) {
        List<Word> out = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            int length = fillerLength(words, i);
            if (length == 0) {
                out.add(words.get(i));
                continue;
            }
            String after = words.get(i + length - 1).after();
            Word last = out.isEmpty() ? null : out.get(out.size() - 1);
            if (last != null && after.matches("[.?!-]")) {
                out.set(out.size() - 1, last.after(after));
            } else if (last != null && last.after().equals(",")) {
                out.set(out.size() - 1, last.after(""));
            }
            i += length - 1;
        }
        return out;
    }

    private static int fillerLength(List<Word> words, int i) {
        Word word = words.get(i);
        Word before = i > 0 ? words.get(i - 1) : null;
        Word next = i + 1 < words.size() ? words.get(i + 1) : null;
        boolean starts = before == null || !before.after().isEmpty();
        if (EMPTY.contains(word.text().toLowerCase(Locale.ROOT)) && !(before != null && before.is("not"))) {
            return 1;
        }
        if (word.is("you") && next != null && next.is("know") && !(before != null && before.is("do", "did", "if", "as", "that", "what"))
                && (!next.after().isEmpty() || i + 2 >= words.size() || !words.get(i + 2).is("what", "how", "that", "why", "the", "yourself", "it"))) {
            return 2;
        }
        if (word.is("i") && next != null && next.is("mean") && !(before != null && before.is("what", "that") && before.after().isEmpty())) {
            return 2;
        }
        if (word.is("kind", "sort") && next != null && next.is("of") && !(before != null && before.is("what", "that", "this", "some", "any", "a", "the", "same", "certain", "of"))) {
            return 2;
        }
        return word.is("like") && !(before != null && before.is("would")) && !(next != null && next.is("to") && !starts) && fillingLike(word, before, next, starts) ? 1 : 0;
    }

    private static boolean fillingLike(Word word, Word before, Word next, boolean starts) {
        boolean afterJoint = before != null && before.is("and", "but", "so", "just", "because", "was", "or", "with", "get", "then", "to", "really", "be", "been", "having", "have", "had", "got",
                "me", "smoked", "smoke", "drink", "about", "for", "maybe", "probably", "say", "am", "are", "going", "is");
        boolean beforeAmount = next != null && next.is("really", "maybe", "probably", "so", "super", "half", "every", "once", "twice", "one", "two", "three", "four", "five", "six", "seven", "eight",
                "nine", "ten", "at", "in", "on", "when", "if", "because", "you", "i", "we", "they", "all", "going", "especially", "ever", "where", "what");
        boolean compares = before != null && before.is("feel", "feels", "felt", "look", "looks", "sound", "sounds", "seem", "seems", "something", "things", "anything", "nothing", "i", "you", "we",
                "they", "do", "does", "did", "people", "stuff", "more");
        boolean likens = next != null && next.is("that", "this", "a", "an", "the", "my", "your", "me", "him", "her", "them");
        return starts || word.after().equals(",") || afterJoint && !likens || beforeAmount && !compares;
    }

    /** Of a stretch of one to four words said twice in a row, the second. */
    private static List<Word> withoutRepeats(List<Word> words) {
        List<Word> out = new ArrayList<>(words);
        for (int i = 0; i + 2 < out.size(); i++) {
            if (out.get(i).is("i", "you", "we", "they", "he", "she", "it") && out.get(i + 1).is("am", "is", "are", "was", "have", "do", "will", "would") && out.get(i + 1).after().isEmpty()
                    && out.get(i + 2).is(out.get(i).text())) {
                out.subList(i, i + 2).clear();
            }
        }
        for (int length = 4; length >= 1; length--) {
            for (int i = 0; i + 2 * length <= out.size(); i++) {
                if (same(out, i, i + length, length) && (length > 1 || !out.get(i).is("that", "had", "very", "really", "no") || out.get(i).after().equals("-"))
                        && !out.get(i + length - 1).endsSentence()) {
                    out.subList(i, i + length).clear();
                    i = Math.max(-1, i - 2);
                }
            }
        }
        return out;
    }

    private static boolean same(List<Word> words, int a, int b, int length) {
        for (int k = 0; k < length; k++) {
            if (!words.get(a + k).text().equalsIgnoreCase(words.get(b + k).text())) {
                return false;
            }
        }
        return true;
    }

    /** Where a broken piece begins that the next word takes up again ("it looks that you put-- You drink"); -1 when it does not. */
    private static int restart(List<Word> words, int start, Word next) {
        for (int i = words.size() - 1; i >= Math.max(start, words.size() - 6); i--) {
            if (words.get(i).is("i", "you", "we", "they", "he", "she", "it") && words.get(i).is(next.text())) {
                return i;
            }
        }
        return -1;
    }

    private static int lastJoint(List<Word> words, int start) {
        for (int i = words.size() - 2; i > start; i--) {
            if (words.get(i).after().equals(",") || words.get(i + 1).is("and", "but", "so", "because")) {
                return i + 1;
            }
        }
        return start;
    }

    /** Drops what was begun and broken off: a short piece before a break, one that starts over with the same word, a clause left open. */
    private static List<Word> withoutFalseStarts(List<Word> words) {
        List<Word> out = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < words.size(); i++) {
            out.add(words.get(i));
            boolean broken = words.get(i).after().equals("-") && i + 1 < words.size();
            if (broken) {
                int length = out.size() - start;
                boolean over = words.get(i + 1).text().equalsIgnoreCase(out.get(start).text());
                if (length <= 4 || over && length <= 8) {
                    out.subList(start, out.size()).clear();
                } else if (restart(out, start, words.get(i + 1)) >= 0) {
                    out.subList(restart(out, start, words.get(i + 1)), out.size()).clear();
                } else if (DANGLING.contains(words.get(i).text().toLowerCase(Locale.ROOT))) {
                    out.subList(lastJoint(out, start), out.size()).clear();
                } else {
                    out.set(out.size() - 1, out.get(out.size() - 1).after(","));
                }
            }
            if (words.get(i).endsSentence() || broken) {
                start = out.size();
            }
        }
        return out;
    }
}
