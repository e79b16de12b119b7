package app.sotto.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The clinician's corrections: an overlay on the recognised transcript, whose tokens never change.
 *
 * @param voices who a voice is, by voice number
 * @param speakers who speaks a token and those after it in its recognised turn, by token id (goes before {@code voices})
 * @param texts corrected words by token id; an empty text takes the word out
 * @param splits token ids before which a recognised turn is cut in two
 * @param merges first token ids of turns that are joined to the turn before
 */
public record Corrections(Map<Integer, Speaker> voices, Map<Integer, Speaker> speakers, Map<Integer, String> texts,
        Set<Integer> splits, Set<Integer> merges) {
    public static final Corrections NONE = new Corrections(Map.of(), Map.of(), Map.of(), Set.of(), Set.of());

    public Corrections {
        voices = Map.copyOf(voices);
        speakers = Map.copyOf(speakers);
        texts = Map.copyOf(texts);
        splits = Set.copyOf(splits);
        merges = Set.copyOf(merges);
    }

    /** The transcript as corrected; turns are numbered anew, token ids stay. */
    public Transcript applyTo(Transcript recognised) {
        List<Turn> out = new ArrayList<>();
        for (Turn turn : recognised.turns()) {
            int from = 0;
            for (int i = 1; i <= turn.tokens().size(); i++) {
                if (i == turn.tokens().size() || splits.contains(turn.tokens().get(i).id())) {
                    add(out, turn, turn.tokens().subList(from, i));
                    from = i;
                }
            }
        }
        return new Transcript(out);
    }

    private void add(List<Turn> out, Turn turn, List<Token> part) {
        int first = part.get(0).id();
        List<Token> tokens = new ArrayList<>();
        if (merges.contains(first) && !out.isEmpty()) {
            Turn before = out.remove(out.size() - 1);
            tokens.addAll(before.tokens());
            part.forEach(token -> tokens.add(corrected(token)));
            out.add(new Turn(before.number(), before.voice(), before.speaker(), List.copyOf(tokens), before.language()));
            return;
        }
        part.forEach(token -> tokens.add(corrected(token)));
        Speaker speaker = speakers.getOrDefault(first, voices.getOrDefault(turn.voice(), turn.speaker()));
        out.add(new Turn(out.size() + 1, turn.voice(), speaker, List.copyOf(tokens), turn.language()));
    }

    private Token corrected(Token token) {
        String text = texts.get(token.id());
        return text == null ? token : token.withText(text);
    }
}
