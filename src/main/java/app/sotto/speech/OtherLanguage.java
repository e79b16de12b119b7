package app.sotto.speech;

import app.sotto.model.Texts;
import app.sotto.model.Token;

/** The mark that stands for speech in another language: one token, of no confidence, in square brackets (which no recognised word has). */
final class OtherLanguage {
    private OtherLanguage() {}

    static Token mark(int id, double start, double end) {
        return new Token(id, start, end, Texts.of("speech.otherLanguage", Math.max(1, Math.round(end - start))), 0);
    }

    static boolean is(Token token) {
        return token.text().startsWith("[") && token.confidence() == 0;
    }
}
