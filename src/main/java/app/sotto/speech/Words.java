package app.sotto.speech;

import app.sotto.model.Span;
import app.sotto.model.Token;
import java.util.ArrayList;
import java.util.List;

/** From word pieces to words with times and confidence. */
final class Words {
    private final Vocabulary vocabulary;

    Words(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * The words in a span. Moonshine gives no times, so they are spread over the span by their number of letters. A word is
     * as sure as the least sure of its pieces.
     */
    List<Token> tokens(Decoded decoded, Span span, int firstId) {
        List<String> texts = new ArrayList<>();
        List<Double> confidences = new ArrayList<>();
        int letters = 0;
        int from = 0;
        for (int i = 1; i <= decoded.length(); i++) {
            if (i == decoded.length() || vocabulary.beginsWord(decoded.tokens()[i])) {
                String text = vocabulary.text(decoded.tokens(), from, i);
                if (text.chars().anyMatch(Character::isLetterOrDigit)) {
                    texts.add(text);
                    confidences.add(leastSure(decoded, from, i));
                    letters += text.length() + 1;
                }
                from = i;
            }
        }
        List<Token> tokens = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < texts.size(); i++) {
            int after = before + texts.get(i).length() + 1;
            tokens.add(new Token(firstId + i, at(span, before, letters), at(span, after, letters), texts.get(i), confidences.get(i)));
            before = after;
        }
        return tokens;
    }

    private static double leastSure(Decoded decoded, int from, int to) {
        double least = 0;
        for (int i = from; i < to; i++) {
            least = Math.min(least, decoded.logProbabilities()[i]);
        }
        return Math.exp(least);
    }

    private static double at(Span span, int letters, int all) {
        return span.start() + span.seconds() * letters / all;
    }
}
