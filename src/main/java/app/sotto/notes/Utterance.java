package app.sotto.notes;

import app.sotto.model.Evidence;
import app.sotto.model.Role;
import app.sotto.model.Speaker;
import app.sotto.model.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One sentence of a contribution.
 *
 * @param words cleaned, at least one
 * @param question whether it asks
 * @param place the number of its contribution in the conversation
 * @param first whether it is its contribution's first sentence
 * @param last whether it is its contribution's last
 */
record Utterance(Speaker speaker, List<Word> words, boolean question, int place, boolean first, boolean last) {
    String text() {
        return words.stream().map(word -> word.text() + (word.after().equals(",") ? "," : "")).collect(Collectors.joining(" "));
    }

    /** Its words for rules to read. */
    String plain() {
        return words.stream().map(Word::text).collect(Collectors.joining(" ")).toLowerCase(java.util.Locale.ROOT);
    }

    boolean therapist() {
        return speaker.role() == Role.THERAPIST;
    }

    /** The stretches of turns in which it was said. */
    List<Evidence> evidence() {
        List<Evidence> out = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= words.size(); i++) {
            Turn turn = words.get(from).turn();
            if (i == words.size() || words.get(i).turn() != turn) {
                out.add(Evidence.of(turn, words.get(from).token(), words.get(i - 1).token()));
                from = i;
            }
        }
        return out;
    }
}
