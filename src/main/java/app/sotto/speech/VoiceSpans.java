package app.sotto.speech;

import app.sotto.model.VoiceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From the voices of steps to spans for the transcriber. */
final class VoiceSpans {
    /** A voice that goes on after a shorter pause has not stopped. */
    private static final double PAUSE = 0.5;
    private static final double LONGEST = 15;

    private VoiceSpans() {}

    /** The spans, in order; voices numbered in the order in which they are heard. */
    static List<VoiceSpan> of(List<VoiceWindows> stretches, List<int[]> paths) {
        List<VoiceSpan> spans = new ArrayList<>();
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int s = 0; s < paths.size(); s++) {
            int[] path = paths.get(s);
            int from = 0;
            for (int step = 1; step <= path.length; step++) {
                if (step == path.length || path[step] != path[from]) {
                    int number = numbers.merge(path[from], numbers.size(), (known, fresh) -> known);
                    add(spans, new VoiceSpan(stretches.get(s).at(from), stretches.get(s).at(step), number));
                    from = step;
                }
            }
        }
        return spans;
    }

    private static void add(List<VoiceSpan> spans, VoiceSpan next) {
        VoiceSpan last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        boolean goesOn = last != null && last.voice() == next.voice() && next.start() - last.end() < PAUSE && next.end() - last.start() <= LONGEST;
        if (goesOn) {
            spans.set(spans.size() - 1, new VoiceSpan(last.start(), next.end(), last.voice()));
        } else {
            spans.add(next);
        }
    }
}
