package app.sotto.notes;

import app.sotto.model.Speaker;
import app.sotto.model.Token;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import java.util.ArrayList;
import java.util.List;

/** Makes transcripts for tests: {@code T:} and {@code C:} lines, each word a third of a second. */
final class Talk {
    static final String SESSION = """
            T: Good to see you again. What brings you in today?
            C: Well, um, I've been drinking more since my divorce. I usually have three glasses of wine when I come home from work.
            T: So you're drinking to wind down after work.
            C: Yeah.
            T: On a scale from 0 to 10, how ready are you to cut back on drinking?
            C: I'd say a seven.
            T: Why a seven and not a four?
            C: Because I don't want my daughter to see me like that.
            T: Any thoughts of hurting yourself?
            C: No, nothing like that.
            T: Okay. What would help you cut back?
            C: I could stop buying wine on Fridays and call my sister instead.
            T: Research shows that more than seven drinks a week can raise the risk of heart disease for women.
            C: Wow, I didn't know that seven was the limit.
            T: It's up to you what you do with that. Would you be willing to come back in two weeks?
            C: Sure.
            """;

    private Talk() {}

    static Transcript of(String lines) {
        return of(lines, 1);
    }

    static Transcript of(String lines, double confidence) {
        List<Turn> turns = new ArrayList<>();
        int id = 0;
        for (String line : lines.strip().split("\n")) {
            List<Token> tokens = new ArrayList<>();
            for (String word : line.substring(2).strip().split("\\s+")) {
                tokens.add(new Token(id, id / 3.0, (id + 1) / 3.0, word, confidence));
                id++;
            }
            boolean therapist = line.startsWith("T");
            turns.add(new Turn(turns.size() + 1, therapist ? 0 : 1, therapist ? Speaker.THERAPIST : Speaker.CLIENT, tokens, Turn.ENGLISH));
        }
        return new Transcript(turns);
    }
}
