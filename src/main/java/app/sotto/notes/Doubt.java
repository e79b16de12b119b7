package app.sotto.notes;

import app.sotto.model.Evidence;
import app.sotto.model.StatementKind;
import app.sotto.model.Token;
import java.util.List;

/** Whether a statement must be heard before it is trusted: a risk, dose, number or negation rests on words of low confidence. */
final class Doubt {
    private static final String WEIGHTY = ".*\\b(not|never|no|none|n't|\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|hundred|milligrams?|mg|half)\\b.*|.*n't.*";

    private Doubt() {}

    static boolean about(StatementKind kind, List<Evidence> evidence) {
        boolean weighty = kind == StatementKind.RISK || kind == StatementKind.MEDICATION || kind == StatementKind.SCALE;
        return evidence.stream().anyMatch(e -> e.confidence() < Token.DOUBTFUL_BELOW && (weighty || e.quote().toLowerCase(java.util.Locale.ROOT).matches(WEIGHTY)));
    }
}
