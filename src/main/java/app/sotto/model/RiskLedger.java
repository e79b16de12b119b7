package app.sotto.model;

import java.util.Arrays;
import java.util.List;

/** Everything that bears on risk in a session, in the order in which it was said. */
public record RiskLedger(List<RiskFlag> flags) {
    public RiskLedger {
        flags = List.copyOf(flags);
    }

    /** The kinds that nobody raised. For the clinician's review only: absence is not evidence, so it is never in the note by itself. */
    public List<RiskKind> notRaised() {
        return Arrays.stream(RiskKind.values()).filter(kind -> flags.stream().noneMatch(flag -> flag.kind() == kind)).toList();
    }
}
