package app.sotto.notes;

import app.sotto.model.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scaling questions and the numbers given in answer. */
final class Scales {
    private static final String NUMBER = "(zero|one|two|three|four|five|six|seven|eight|nine|ten|10|[0-9])";
    private static final Pattern RANGE = Pattern.compile("\\b(?:scale (?:of|from)|from|ruler|on an?|on that|on this|between)?( \\w+){0,3}?\\b(zero|one|0|1) (?:to|and|through) (?:a )?(ten|10|hundred|100)\\b");
    private static final Pattern ENDS = Pattern.compile("\\b(zero|one|0|1) (?:being|means|is|meaning|would be)\\b.*\\b(ten|10) (?:being|means|is|meaning|would be)\\b");
    private static final Pattern TOPIC = Pattern.compile("\\b(ready|readiness|confident|confidence|important|importance|motivated|motivation|willing|willingness|likely|committed|commitment)\\b"
            + "( at all| are you| would you be| is it| do you feel| for you| right now| you are| you feel)*((?: to(?! me| you| the)| in| about) [a-z' ]{4,60})?");
    private static final Pattern TAIL = Pattern.compile("\\b(and (?=zero|one|ten|10|0|1|where|you|i |what|so)|or|where|what|so|at all|actually|right now|is|are|would|zero|one|ten|being|means|on an?|on that|on this|on the scale|if|you (are|were|would|could|think|feel)|i (am|want|would))\\b.*$");
    private static final Map<String, String> NOUNS = Map.of("ready", "readiness", "confident", "confidence", "important", "importance", "motivated", "motivation", "willing", "willingness",
            "likely", "likelihood", "committed", "commitment");
    private static final Pattern ANSWER = Pattern.compile("\\b(?:an?|at|about|around|like|say|maybe|probably|am|to|was|would be|is)? ?(?:an? )?" + NUMBER + "(?: and a half)?\\b");
    private static final Map<String, String> DIGITS = Map.ofEntries(Map.entry("zero", "0"), Map.entry("one", "1"), Map.entry("two", "2"), Map.entry("three", "3"), Map.entry("four", "4"),
            Map.entry("five", "5"), Map.entry("six", "6"), Map.entry("seven", "7"), Map.entry("eight", "8"), Map.entry("nine", "9"), Map.entry("ten", "10"), Map.entry("hundred", "100"));
    private final Pronouns client;

    /** A rating: what was rated, as {@code readiness to cut back on drinking}, the statement and its evidence. */
    record Rating(String topic, String text, List<Evidence> evidence) {}

    Scales(Pronouns client) {
        this.client = client;
    }

    /** Whether the words put a scale to the client. */
    static boolean asks(String plain) {
        return RANGE.matcher(plain).find() || ENDS.matcher(plain).find();
    }

    /** The rating that an answer gives to a contribution with a scaling question in it. */
    Optional<Rating> rating(List<Utterance> question, Utterance answer) {
        String asked = String.join(" ", question.stream().map(Utterance::plain).toList());
        Matcher number = ANSWER.matcher(answer.plain().replaceAll("\\b(one of|this one|that one|no one)\\b", " "));
        if (!asks(asked) || !number.find() || answer.words().size() > 25) {
            return Optional.empty();
        }
        Matcher range = RANGE.matcher(asked);
        Matcher ends = ENDS.matcher(asked);
        boolean spelt = range.find();
        if (!spelt && !ends.find()) {
            return Optional.empty();
        }
        String bottom = digits(spelt ? range.group(2) : ends.group(1));
        String top = digits(spelt ? range.group(3) : ends.group(2));
        String topic = topic(asked);
        List<Evidence> evidence = new ArrayList<>(answer.evidence());
        question.stream().filter(u -> asks(u.plain()) || u.last() || topicOf(u.plain()).isPresent()).forEach(u -> evidence.addAll(u.evidence()));
        String text = "Client rated %s at %s on a scale from %s to %s.".formatted(topic, digits(number.group(1)), bottom, top);
        return Optional.of(new Rating(topic, text, evidence));
    }

    static String digits(String number) {
        return DIGITS.getOrDefault(number.toLowerCase(java.util.Locale.ROOT), number);
    }

    private String topic(String asked) {
        return topicOf(asked).orElse("this");
    }

    private Optional<String> topicOf(String plain) {
        String best = null;
        Matcher matcher = TOPIC.matcher(plain);
        while (matcher.find()) {
            String noun = NOUNS.getOrDefault(matcher.group(1), matcher.group(1));
            String rest = matcher.group(3) == null ? "" : TAIL.matcher(matcher.group(3).strip()).replaceFirst("").strip();
            String whole = rest.split(" ").length < 2 ? noun : noun + " " + person(rest);
            if (best == null || best.indexOf(' ') < 0 || whole.indexOf(' ') > 0) {
                best = whole;
            }
        }
        return Optional.ofNullable(best);
    }

    private String person(String text) {
        return text.replaceAll("\\byourself\\b", client.reflexive()).replaceAll("\\byour\\b", client.possessive()).replaceAll("\\b(you|me)\\b", client.object())
                .replaceAll("\\bmy\\b", client.possessive()).replaceAll("\\bthat that\\b", "that");
    }
}
