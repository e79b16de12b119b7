package app.sotto.model;

import java.util.List;

/** What was said in a session, turn by turn, in order. Turn numbers are 1, 2, 3 …; token ids rise through it. */
public record Transcript(List<Turn> turns) {
    public Transcript {
        turns = List.copyOf(turns);
    }

    /** The turn that holds a token. @throws IllegalArgumentException when there is none */
    public Turn turnOf(int token) {
        return turns.stream().filter(turn -> turn.firstToken() <= token && token <= turn.lastToken()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no turn holds token " + token));
    }

    public boolean isEmpty() {
        return turns.isEmpty();
    }
}
