package app.sotto.speech;

import app.sotto.model.Role;
import app.sotto.model.Speaker;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Guesses which voice is the therapist's, from how they talk: therapists ask, speak of "you" and give back what they heard;
 * clients speak of themselves. The clinician can correct it.
 */
public final class TherapistGuess {
    private static final Set<String> YOU = Set.of("you", "your", "yours", "yourself", "you're", "you've", "you'd", "you'll");
    private static final Set<String> SELF = Set.of("i", "my", "me", "mine", "myself", "i'm", "i've", "i'd", "i'll");
    /** How reflections, open questions and the frame of a session begin. */
    private static final Pattern CRAFT = Pattern.compile("\\b(?:sounds? like|seems like you|so you|you feel|you're (?:saying|feeling|telling)|"
            + "i hear|i'm hearing|tell me|what (?:do|did|would|are|is|was|else|brings|makes)|how (?:do|did|would|are|is|was|has|have|does)|"
            + "(?:is|would) (?:it|that) (?:be )?(?:ok|okay|all right|alright)|on a scale|last (?:time|week|session)|next (?:time|week|session)|"
            + "i wonder|i'm wondering|can you|could you|would you|do you|have you|are you|did you)\\b");
    /** Words that count as much as the evidence, so that a few words prove little. */
    private static final double PRIOR = 20;
    /** A clear lead; on real transcripts nearly all right guesses lead by more. */
    private static final double CLEAR = 0.35;
    private static final int WORDS_FOR_SURE = 60;

    private TherapistGuess() {}

    /**
     * A transcript with its speakers set.
     *
     * @param sure whether the lead was clear; if not, the clinician should be asked
     */
    public record Guess(Transcript transcript, boolean sure) {}

    private static final class Talk {
        private int words;
        private int you;
        private int self;
        private int sentences;
        private int questions;
        private int craft;

        void add(String text) {
            String plain = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
            for (String word : plain.split("[^a-z']+")) {
                words += word.isEmpty() ? 0 : 1;
                you += YOU.contains(word) ? 1 : 0;
                self += SELF.contains(word) ? 1 : 0;
            }
            for (String sentence : plain.split("(?<=[.?!])\\s+")) {
                sentences++;
                questions += sentence.endsWith("?") ? 1 : 0;
            }
            craft += (int) CRAFT.matcher(plain).results().count();
        }

        double score() {
            return (you - self) / (you + self + PRIOR / 4) + questions / (sentences + PRIOR / 4) + 10 * craft / (words + PRIOR);
        }
    }

    /** Sets one voice's speaker to the therapist and the others' to client, client 2 … in the order in which they are first heard. */
    public static Guess of(Transcript transcript) {
        Map<Integer, Talk> talks = new LinkedHashMap<>();
        for (Turn turn : transcript.turns()) {
            Talk talk = talks.computeIfAbsent(turn.voice(), voice -> new Talk());
            if (turn.language().equals(Turn.ENGLISH)) {
                talk.add(turn.text());
            }
        }
        List<Integer> order = talks.keySet().stream().sorted((a, b) -> Double.compare(talks.get(b).score(), talks.get(a).score())).toList();
        if (order.isEmpty()) {
            return new Guess(transcript, false);
        }
        Map<Integer, Speaker> speakers = speakers(talks, order.get(0));
        List<Turn> turns = transcript.turns().stream().map(turn -> turn.with(speakers.get(turn.voice()))).toList();
        return new Guess(new Transcript(turns), sure(talks, order));
    }

    private static Map<Integer, Speaker> speakers(Map<Integer, Talk> talks, int therapist) {
        Map<Integer, Speaker> speakers = new HashMap<>();
        int clients = 0;
        for (int voice : talks.keySet()) {
            boolean alone = talks.size() == 1 && talks.get(voice).score() <= 0;
            speakers.put(voice, voice == therapist && !alone ? Speaker.THERAPIST : new Speaker(Role.CLIENT, ++clients));
        }
        return speakers;
    }

    private static boolean sure(Map<Integer, Talk> talks, List<Integer> order) {
        if (order.size() < 2) {
            return false;
        }
        Talk first = talks.get(order.get(0));
        Talk second = talks.get(order.get(1));
        return first.words >= WORDS_FOR_SURE && second.words >= WORDS_FOR_SURE && first.score() - second.score() > CLEAR;
    }
}
