package app.sotto.notes;

import java.util.List;
import java.util.Set;

/** How much a sentence carries: how near it is to what the session turns on, how much it names, whether it is vague. */
final class Salience {
    private static final Set<String> VAGUE = Set.of("it", "that", "this", "there", "they", "those", "these", "what", "something", "things", "stuff");
    private static final Set<String> SMALL = Set.of("that", "this", "with", "have", "about", "would", "could", "there", "they", "them", "what", "when", "just", "like", "really", "know",
            "think", "going", "want", "because", "then", "than", "some", "will", "from", "your", "well", "been", "were", "into", "also", "kind", "very", "much", "more", "only", "maybe");
    private final float[] centre;

    /** @param vectors of all sentences of the session */
    Salience(List<float[]> vectors) {
        centre = new float[vectors.get(0).length];
        for (float[] vector : vectors) {
            for (int i = 0; i < centre.length; i++) {
                centre[i] += vector[i];
            }
        }
        double length = Math.sqrt(Vectors.dot(centre, centre));
        for (int i = 0; i < centre.length; i++) {
            centre[i] /= (float) Math.max(length, 1e-9);
        }
    }

    /** From about 0 to 3. */
    double of(Utterance utterance, float[] vector) {
        long content = utterance.words().stream().map(word -> word.text().toLowerCase(java.util.Locale.ROOT)).filter(text -> text.length() > 3 && !SMALL.contains(text)).distinct().count();
        List<Word> words = Openers.stripped(utterance.words());
        boolean vague = VAGUE.contains(words.get(0).text().toLowerCase(java.util.Locale.ROOT));
        boolean number = utterance.plain().matches(".*\\b(\\d+|two|three|four|five|six|seven|eight|nine|ten|pack|half)\\b.*");
        return 3.0 * Math.max(0, Vectors.dot(centre, vector) - 0.55) + 0.13 * Math.min(content, 10) - (vague ? 0.5 : 0) + (number ? 0.3 : 0);
    }
}
