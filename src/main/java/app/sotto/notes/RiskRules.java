package app.sotto.notes;

import app.sotto.model.RiskFlag.Status;
import app.sotto.model.RiskFlag.Subject;
import app.sotto.model.RiskFlag.Time;
import app.sotto.model.RiskKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sure part of risk reading: expressions for what is said, ways of speaking that are none, and cues for who, when and whether denied. */
final class RiskRules {
    private static final int DENIAL_REACH = 9;
    private static final Set<RiskKind> DONE_TO_OR_BY = EnumSet.of(RiskKind.ABUSE_OR_NEGLECT, RiskKind.PARTNER_VIOLENCE);
    private static final Pattern SUBJECTS = Pattern.compile("\\b(i|he|she|they|we)\\b");
    private static final Pattern OWN = Pattern.compile("\\b(i|me|us|my|myself|we)\\b");

    private final List<Rule> rules = new ArrayList<>();
    private final List<Pattern> idioms;
    private final Map<String, Pattern> cues = new HashMap<>();

    /** What an expression found. */
    record Match(RiskKind kind, Status status, Subject subject) {}

    private record Rule(RiskKind kind, Status status, Pattern pattern) {}

    RiskRules() {
        for (String line : Resources.lines("risk-patterns.txt")) {
            String[] parts = line.split(" ", 3);
            rules.add(new Rule(RiskKind.valueOf(parts[0]), status(parts[1]), Pattern.compile(parts[2])));
        }
        idioms = Resources.lines("risk-idioms.txt").stream().map(Pattern::compile).toList();
        for (String line : Resources.lines("risk-cues.txt")) {
            String[] parts = line.split(" ", 2);
            cues.put(parts[0], Pattern.compile(parts[1]));
        }
    }

    static Status status(String word) {
        return switch (word) {
            case "flag" -> Status.FLAGGED;
            case "doubtful" -> Status.DOUBTFUL;
            case "deny" -> Status.DENIED;
            default -> throw new IllegalArgumentException(word.toLowerCase(Locale.ROOT));
        };
    }

    /** Whether the words of a cue occur. */
    boolean says(String cue, String plain) {
        return cues.get(cue).matcher(plain).find();
    }

    /** The text without ways of speaking that only look like risk. */
    String withoutIdioms(String plain) {
        String rest = plain;
        for (Pattern idiom : idioms) {
            rest = idiom.matcher(rest).replaceAll(" # ");
        }
        return rest;
    }

    /** Everything found, at most one of a kind. */
    List<Match> find(String plain) {
        String text = withoutIdioms(plain);
        List<Match> found = new ArrayList<>();
        Set<RiskKind> seen = EnumSet.noneOf(RiskKind.class);
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern.matcher(text);
            if (!seen.contains(rule.kind) && matcher.find()) {
                seen.add(rule.kind);
                found.add(new Match(rule.kind, statusIn(rule, text.substring(0, matcher.start())), subject(rule.kind, text, matcher)));
            }
        }
        boolean attempt = found.stream().anyMatch(match -> match.kind() == RiskKind.SUICIDE_ATTEMPT && match.status() == Status.FLAGGED);
        if (attempt && !says("thoughts", text)) {
            found.removeIf(match -> match.kind() == RiskKind.SUICIDAL_THOUGHTS); // "tried to kill myself" tells of an attempt, not of thoughts beside it
        }
        return found;
    }

    /** Now, unless the words speak of earlier and nothing in them speaks of now. */
    Time time(String plain) {
        return says("past", plain) && !says("now", plain) ? Time.PAST : Time.NOW;
    }

    /** Whether a rule's match, or what is known only by meaning, is denied by the words before it. */
    boolean deniedBy(String before) {
        String clause = cues.get("undenies").matcher(before).replaceAll(" ");
        Matcher cut = cues.get("clause").matcher(clause);
        int from = 0;
        while (cut.find()) {
            from = cut.end();
        }
        String[] words = clause.substring(from).strip().split(" ");
        String reach = String.join(" ", List.of(words).subList(Math.max(0, words.length - DENIAL_REACH), words.length));
        return says("denies", reach);
    }

    /** Who it is about when only the meaning is known: another person where they alone are spoken of. */
    Subject subject(String plain) {
        boolean others = says("other", plain) || says("third", plain);
        return others && !OWN.matcher(plain.replaceAll("\\bmy (\\w+ )?\\w+", "")).find() ? Subject.OTHER : says("third", plain) ? Subject.OTHER : Subject.SELF;
    }

    private Status statusIn(Rule rule, String before) {
        if (rule.status == Status.DENIED || !deniedBy(before)) {
            return rule.status;
        }
        // "I do not want to die" still asks for a second look.
        return rule.kind == RiskKind.WISH_TO_BE_DEAD ? Status.DOUBTFUL : Status.DENIED;
    }

    private Subject subject(RiskKind kind, String text, Matcher match) {
        String words = match.group();
        if (DONE_TO_OR_BY.contains(kind)) {
            return OWN.matcher(words).find() || !says("other", text) ? Subject.SELF : Subject.OTHER;
        }
        if (says("third", words)) {
            return Subject.OTHER;
        }
        String upTo = text.substring(0, match.start());
        Optional<String> nearest = SUBJECTS.matcher(upTo + " " + firstWords(words)).results().map(r -> r.group(1)).reduce((a, b) -> b);
        boolean named = Pattern.compile(cues.get("other").pattern() + " (\\w+ )?(\\w+ ){0,2}$").matcher(upTo).find();
        boolean own = nearest.isEmpty() ? !named : nearest.get().matches("i|we");
        return own ? Subject.SELF : Subject.OTHER;
    }

    private static String firstWords(String words) {
        String[] all = words.split(" ");
        return String.join(" ", List.of(all).subList(0, Math.min(2, all.length)));
    }
}
