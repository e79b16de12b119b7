package app.sotto.files;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** WebVTT and SRT: cues with times, their speaker in a voice tag ({@code <v Name>}) or before a colon. */
final class CueForm {
    private static final Pattern TIMES = Pattern.compile("\\s*(" + Clock.PATTERN + ")\\s*-->\\s*(" + Clock.PATTERN + ").*");
    private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^\\s>]*)?\\s+([^>]*)>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>|\\{\\\\[^}]*}");

    private CueForm() {}

    static boolean fits(String content) {
        return content.startsWith("WEBVTT") || content.lines().limit(20).anyMatch(line -> TIMES.matcher(line).matches());
    }

    /** Cues stand between empty lines; what has no line of times (head, notes, styles) is none. */
    static List<Said> read(String content) {
        List<Said> said = new ArrayList<>();
        for (String block : content.split("\n\\h*\n+")) {
            List<String> lines = block.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                Matcher times = TIMES.matcher(lines.get(i));
                if (times.matches()) {
                    said.addAll(timed(payload(lines.subList(i + 1, lines.size())), Clock.seconds(times.group(1)), Clock.seconds(times.group(2))));
                    break;
                }
            }
        }
        return said;
    }

    /** What a cue says, by speaker and untimed. */
    private static List<Said> payload(List<String> lines) {
        List<Said> said = new ArrayList<>();
        for (String line : lines) {
            Matcher voice = VOICE.matcher(line);
            int from = 0;
            String speaker = "";
            boolean tagged = voice.find();
            if (!tagged) {
                said.addAll(ScriptForm.read(plain(line)));
                continue;
            }
            do {
                add(said, speaker, line.substring(from, voice.start()));
                speaker = entities(voice.group(1)).strip();
                from = voice.end();
            } while (voice.find());
            add(said, speaker, line.substring(from));
        }
        return Said.joined(said);
    }

    private static void add(List<Said> said, String speaker, String markup) {
        String text = plain(markup);
        if (!text.isBlank()) {
            said.add(Said.untimed(speaker, text));
        }
    }

    /** Shares a cue's time among those who speak in it, by the length of what they say. */
    private static List<Said> timed(List<Said> said, OptionalDouble start, OptionalDouble end) {
        double length = Math.max(0, end.getAsDouble() - start.getAsDouble());
        double characters = said.stream().mapToInt(each -> each.text().length()).sum();
        List<Said> timed = new ArrayList<>();
        double at = start.getAsDouble();
        for (Said each : said) {
            double until = at + length * each.text().length() / Math.max(1, characters);
            timed.add(new Said(OptionalDouble.of(at), OptionalDouble.of(until), each.speaker(), each.text()));
            at = until;
        }
        return timed;
    }

    private static String plain(String markup) {
        return entities(TAG.matcher(markup).replaceAll("")).strip();
    }

    private static String entities(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&lrm;", "\u200E").replace("&rlm;", "\u200F")
                .replace("&amp;", "&");
    }
}
