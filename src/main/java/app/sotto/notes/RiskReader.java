package app.sotto.notes;

import app.sotto.model.Evidence;
import app.sotto.model.RiskFlag;
import app.sotto.model.RiskFlag.Status;
import app.sotto.model.RiskFlag.Subject;
import app.sotto.model.RiskFlag.Time;
import app.sotto.model.RiskKind;
import app.sotto.model.RiskLedger;
import app.sotto.model.Role;
import app.sotto.model.Token;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import app.sotto.search.Embedder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Listens for what bears on risk: expressions for the sure cases, answers read through their questions, and likeness in meaning to
 * sentences of each kind. It flags and never clears: what nobody raised is not in the ledger. Threads may share it.
 */
public final class RiskReader {
    private static final int SHORT_TURN = 45;
    private final RiskRules rules = new RiskRules();
    private final RiskAnswers answers = new RiskAnswers(rules);
    private final RiskBank bank;
    private final Embedder embedder;

    /** Cheap; the embedder is used when a transcript is read. */
    public RiskReader(Embedder embedder) {
        this.embedder = embedder;
        this.bank = new RiskBank(embedder);
    }

    /** Everything in a transcript that bears on risk, in the order in which it was said. */
    public RiskLedger read(Transcript transcript) {
        List<RiskFlag> flags = new ArrayList<>();
        Turn other = null;
        Turn before = null;
        for (Turn turn : transcript.turns()) {
            if (turn.language().equals(Turn.OTHER_LANGUAGE)) {
                continue;
            }
            if (turn.speaker().role() == Role.THERAPIST) {
                reflection(turn, before).ifPresent(flags::add);
                if (other == null || !Backchannel.is(turn.text())) {
                    other = turn;
                }
            } else {
                flags.addAll(said(turn, other));
                before = turn;
                if (!Backchannel.isFiller(turn.text())) {
                    other = null;
                }
            }
        }
        return new RiskLedger(flags);
    }

    private List<RiskFlag> said(Turn turn, Turn asker) {
        Map<RiskKind, RiskFlag> found = new EnumMap<>(RiskKind.class);
        List<Sentences.Part> parts = Sentences.of(turn);
        String whole = Plain.of(turn.text());
        if (asker != null) {
            answers.read(question(asker), whole).ifPresent(reading -> put(found, new RiskFlag(reading.kind(), heard(reading.status(), turn, 0,
                    turn.tokens().size() - 1), reading.subject(), reading.time(), true, List.of(Evidence.of(asker), Evidence.of(turn)))));
        }
        boolean answered = !found.isEmpty();
        for (Sentences.Part part : parts) {
            bySentence(part, whole, found);
        }
        if (parts.size() > 1 && whole.split(" ").length <= SHORT_TURN) {
            rules.find(whole).stream().filter(match -> match.status() != Status.DENIED && !found.containsKey(match.kind()))
                    .forEach(match -> put(found, flag(match.kind(), match.status(), match.subject(), rules.time(whole),
                            new Sentences.Part(turn, 0, turn.tokens().size() - 1))));
        }
        if (found.values().stream().allMatch(flag -> flag.status() == Status.DENIED)) {
            byMeaning(turn, parts.subList(answered ? 1 : 0, parts.size()), whole, found);
        }
        return List.copyOf(found.values());
    }

    private void bySentence(Sentences.Part part, String whole, Map<RiskKind, RiskFlag> found) {
        if (!part.question()) {
            for (RiskRules.Match match : rules.find(Plain.of(part.text()))) {
                put(found, flag(match.kind(), match.status(), match.subject(), rules.time(whole), part));
            }
        }
    }

    private void byMeaning(Turn turn, List<Sentences.Part> parts, String whole, Map<RiskKind, RiskFlag> found) {
        List<Sentences.Part> windows = new ArrayList<>(parts);
        if (parts.size() > 1 && found.isEmpty() && whole.split(" ").length <= SHORT_TURN) {
            windows.add(new Sentences.Part(turn, 0, turn.tokens().size() - 1));
        }
        for (Sentences.Part window : windows) {
            String plain = Plain.of(window.text());
            // A sentence that the expressions have read, or with a harmless way of speaking in it, is left to them.
            if (plain.split(" ").length < 6 || !rules.withoutIdioms(plain).equals(plain) || !rules.find(plain).isEmpty()) {
                continue;
            }
            bank.nearest(embedder.passage(plain)).filter(near -> !found.containsKey(near.kind()))
                    .ifPresent(near -> put(found, flag(near.kind(), near.status(), rules.subject(plain), rules.time(whole), window)));
        }
    }

    /** A therapist's reflection of something that bears on risk: shown as doubtful, since the client has not said these words. */
    private Optional<RiskFlag> reflection(Turn turn, Turn before) {
        for (Sentences.Part part : Sentences.of(turn)) {
            String plain = Plain.of(part.text());
            if (before != null && !part.question() && rules.says("reflects", plain) && rules.says("your", plain) && !rules.says("denies", plain)
                    && !plain.contains("if you")) {
                Optional<RiskKind> kind = answers.named(plain);
                if (kind.isPresent()) {
                    return Optional.of(new RiskFlag(kind.get(), Status.DOUBTFUL, Subject.SELF, Time.NOW, true,
                            List.of(Evidence.of(before), Evidence.of(turn, part.from(), part.to()))));
                }
            }
        }
        return Optional.empty();
    }

    private static String question(Turn asker) {
        List<Sentences.Part> parts = Sentences.of(asker);
        StringBuilder last = new StringBuilder();
        for (Sentences.Part part : parts.subList(Math.max(0, parts.size() - 2), parts.size())) {
            last.append(part.text()).append(' ');
        }
        return Plain.of(last.toString());
    }

    private RiskFlag flag(RiskKind kind, Status status, Subject subject, Time time, Sentences.Part part) {
        return new RiskFlag(kind, heard(status, part.turn(), part.from(), part.to()), subject, time, false,
                List.of(Evidence.of(part.turn(), part.from(), part.to())));
    }

    /** What rests on words of low confidence is doubtful until it has been heard, a denial too. */
    private static Status heard(Status status, Turn turn, int from, int to) {
        boolean unclear = turn.tokens().subList(from, to + 1).stream().mapToDouble(Token::confidence).anyMatch(c -> c < Token.DOUBTFUL_BELOW);
        return unclear ? Status.DOUBTFUL : status;
    }

    /** The stronger of two readings of a kind stays: said before doubtful before denied. */
    private static void put(Map<RiskKind, RiskFlag> found, RiskFlag flag) {
        found.merge(flag.kind(), flag, (a, b) -> b.status().ordinal() < a.status().ordinal() ? b : a);
    }
}
