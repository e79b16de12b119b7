package app.sotto.speech;

import app.sotto.model.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * From probabilities of speech to stretches of it, with two thresholds (as Silero's own reference does): speech begins
 * above the upper one and ends where it stays below the lower one.
 */
final class SpeechEdges {
    private static final float BEGINS = 0.5f;
    private static final float ENDS = 0.35f;
    /** A shorter pause does not end a stretch. */
    private static final double PAUSE = 0.25;
    /** A "no" has a fifth of a second of voice; a click has a frame or two. */
    private static final double SHORTEST = 0.09;
    private static final double MARGIN = 0.06;
    private final double frameSeconds;
    private final double seconds;

    /** @param frameSeconds length of a frame @param seconds length of the sound */
    SpeechEdges(double frameSeconds, double seconds) {
        this.frameSeconds = frameSeconds;
        this.seconds = seconds;
    }

    List<Span> spans(float[] probabilities) {
        List<Span> spans = new ArrayList<>();
        int begin = -1;
        int lastVoiced = -1;
        for (int i = 0; i <= probabilities.length; i++) {
            float p = i < probabilities.length ? probabilities[i] : 0;
            if (p >= BEGINS && begin < 0) {
                begin = i;
            }
            if (p >= ENDS && begin >= 0) {
                lastVoiced = i;
            }
            boolean over = i == probabilities.length || (i - lastVoiced) * frameSeconds > PAUSE;
            if (begin >= 0 && over) {
                add(spans, begin * frameSeconds, (lastVoiced + 1) * frameSeconds);
                begin = -1;
            }
        }
        return spans;
    }

    private void add(List<Span> spans, double start, double end) {
        if (end - start < SHORTEST) {
            return;
        }
        double before = spans.isEmpty() ? 0 : spans.get(spans.size() - 1).end();
        spans.add(new Span(Math.max(before, start - MARGIN), Math.min(seconds, end + MARGIN)));
    }
}
