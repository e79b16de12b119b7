package app.sotto.notes;

import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A transcript read as a conversation: contributions, their sentences, and who answered what. */
final class Conversation {
    private static final int LONG = 28;
    private static final Pattern ASKS = Pattern.compile("^(so |and |but |well |okay |now )*(what|how|why|when|where|who|which|do you|did you|does|have you|are you|were you|would you|"
            + "could you|can you|will you|is there|are there|is it|was it|should)\\b.*");
    private final List<Contribution> contributions = new ArrayList<>();
    private final List<Utterance> utterances = new ArrayList<>();

    Conversation(Transcript transcript) {
        join(transcript.turns().stream().filter(turn -> turn.language().equals(Turn.ENGLISH)).toList());
        for (int i = 0; i < contributions.size(); i++) {
            cut(contributions.get(i), i);
        }
    }

    List<Utterance> utterances() {
        return utterances;
    }

    List<Contribution> contributions() {
        return contributions;
    }

    /** The last sentences that another person said right before a contribution, latest first. */
    List<Utterance> before(Utterance utterance) {
        List<Utterance> out = new ArrayList<>();
        for (int i = utterances.size() - 1; i >= 0; i--) {
            Utterance other = utterances.get(i);
            if (other.place() == utterance.place() - 1 && !other.speaker().equals(utterance.speaker())) {
                out.add(other);
            }
        }
        return out;
    }

    /** What a person answered to a sentence that ended a contribution: the turn that assents to it or opens the reply. */
    Optional<Turn> replyTo(Utterance utterance) {
        Contribution own = contributions.get(utterance.place());
        int end = utterance.words().get(utterance.words().size() - 1).turn().number();
        Optional<Turn> heard = own.heard().stream().filter(turn -> turn.number() >= end && !Backchannel.isFiller(turn.text())).findFirst();
        if (heard.isPresent()) {
            return heard;
        }
        return utterance.last() && utterance.place() + 1 < contributions.size()
                ? Optional.of(contributions.get(utterance.place() + 1).turns().get(0)) : Optional.empty();
    }

    private void join(List<Turn> turns) {
        Contribution open = null;
        List<Turn> between = new ArrayList<>();
        for (Turn turn : turns) {
            if (open != null && turn.speaker().equals(open.speaker())) {
                open.turns().add(turn);
                open.heard().addAll(between);
                between.clear();
            } else if (open != null && Backchannel.is(turn.text())) {
                between.add(turn);
            } else {
                if (open != null) {
                    open.heard().addAll(between);
                    between.clear();
                }
                open = new Contribution(turn.speaker(), new ArrayList<>(List.of(turn)), new ArrayList<>());
                contributions.add(open);
            }
        }
        if (open != null) {
            open.heard().addAll(between);
        }
    }

    private void cut(Contribution contribution, int place) {
        List<List<Word>> sentences = new ArrayList<>();
        List<Word> sentence = new ArrayList<>();
        for (Turn turn : contribution.turns()) {
            if (Backchannel.is(turn.text())) {
                continue;
            }
            List<Word> words = Cleaner.words(turn);
            for (int i = 0; i < words.size(); i++) {
                Word word = words.get(i);
                sentence.add(word.after().equals("-") ? word.after(",") : word);
                boolean joint = sentence.size() >= LONG && i + 1 < words.size() && words.get(i + 1).is("and", "but", "so", "because", "then");
                if (word.endsSentence() || joint) {
                    sentences.add(List.copyOf(sentence));
                    sentence.clear();
                }
            }
        }
        if (!sentence.isEmpty()) {
            sentences.add(List.copyOf(sentence));
        }
        for (int i = 0; i < sentences.size(); i++) {
            List<Word> words = sentences.get(i);
            Utterance plain = new Utterance(contribution.speaker(), words, false, place, i == 0, i == sentences.size() - 1);
            boolean asks = words.get(words.size() - 1).after().equals("?") || words.get(words.size() - 1).after().isEmpty() && ASKS.matcher(plain.plain()).matches();
            utterances.add(new Utterance(contribution.speaker(), words, asks, place, i == 0, i == sentences.size() - 1));
        }
    }
}
