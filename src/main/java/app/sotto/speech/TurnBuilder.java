package app.sotto.speech;

import app.sotto.model.Role;
import app.sotto.model.Speaker;
import app.sotto.model.Token;
import app.sotto.model.Turn;
import app.sotto.model.VoiceSpan;
import java.util.ArrayList;
import java.util.List;

/** From recognised spans to turns. */
public final class TurnBuilder {
    /** After a longer silence of all (seconds) the same voice begins a new turn, so that the silence can be seen. */
    private static final double SILENCE = 5;

    private TurnBuilder() {}

    /**
     * What was heard in one span, as a turn of its own whose speaker is not known yet.
     *
     * @param number its place among the spans, from 1
     * @param tokens its words; none when nothing was understood, and {@link #turns} then leaves it out
     */
    public static Turn heard(int number, VoiceSpan span, List<Token> tokens) {
        boolean other = tokens.size() == 1 && OtherLanguage.is(tokens.get(0));
        return new Turn(number, span.voice(), unknown(span.voice()), tokens, other ? Turn.OTHER_LANGUAGE : Turn.ENGLISH);
    }

    /** The turns of a session: neighbouring spans of one voice and language become one, those without words go; numbered from 1. */
    public static List<Turn> turns(List<Turn> heard) {
        List<Turn> turns = new ArrayList<>();
        for (Turn next : heard) {
            if (next.tokens().isEmpty()) {
                continue;
            }
            Turn last = turns.isEmpty() ? null : turns.get(turns.size() - 1);
            if (last != null && goesOn(last, next)) {
                turns.set(turns.size() - 1, joined(last, next));
            } else {
                turns.add(new Turn(turns.size() + 1, next.voice(), next.speaker(), next.tokens(), next.language()));
            }
        }
        return turns;
    }

    private static boolean goesOn(Turn last, Turn next) {
        return last.voice() == next.voice() && last.language().equals(next.language()) && next.start() - last.end() < SILENCE;
    }

    private static Turn joined(Turn last, Turn next) {
        List<Token> tokens = new ArrayList<>(last.tokens());
        if (next.language().equals(Turn.OTHER_LANGUAGE)) {
            Token mark = last.tokens().get(0);
            tokens = List.of(OtherLanguage.mark(mark.id(), mark.start(), next.end()));
        } else {
            tokens.addAll(next.tokens());
        }
        return new Turn(last.number(), last.voice(), last.speaker(), tokens, last.language());
    }

    private static Speaker unknown(int voice) {
        return new Speaker(Role.OTHER, voice + 1);
    }
}
