package app.sotto.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One person's talk until another speaks.
 *
 * @param number its line in the transcript, from 1
 * @param voice the number of the voice heard, from 0; for a typed transcript one voice per named speaker
 * @param speaker who that is held to be
 * @param tokens its words, never empty
 * @param language {@code en}, or {@code other} where the speech is in another language (its tokens are then one mark, not English words)
 */
public record Turn(int number, int voice, Speaker speaker, List<Token> tokens, String language) {
    public static final String ENGLISH = "en";
    public static final String OTHER_LANGUAGE = "other";

    public double start() {
        return tokens.get(0).start();
    }

    public double end() {
        return tokens.get(tokens.size() - 1).end();
    }

    public int firstToken() {
        return tokens.get(0).id();
    }

    public int lastToken() {
        return tokens.get(tokens.size() - 1).id();
    }

    public String text() {
        return tokens.stream().map(Token::text).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }

    /** Mean confidence of its words, 0..1. */
    public double confidence() {
        return tokens.stream().mapToDouble(Token::confidence).average().orElse(1);
    }

    public Turn with(Speaker other) {
        return new Turn(number, voice, other, tokens, language);
    }
}
