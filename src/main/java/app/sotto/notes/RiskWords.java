package app.sotto.notes;

import app.sotto.model.RiskFlag;
import app.sotto.model.RiskKind;
import app.sotto.model.Texts;
import java.util.Locale;

/** How the ledger's entries are put into words. */
final class RiskWords {
    private RiskWords() {}

    /** A kind's name, as {@code thoughts of suicide}. */
    static String name(RiskKind kind) {
        return Texts.of("notes.risk." + kind.name().toLowerCase(Locale.ROOT));
    }

    static String status(RiskFlag flag) {
        return Texts.of("notes.ledger." + flag.status().name().toLowerCase(Locale.ROOT));
    }

    /** Who, when, and whether it was asked for. */
    static String circumstances(RiskFlag flag) {
        return Texts.of("notes.ledger.circumstances", Texts.of(flag.subject() == RiskFlag.Subject.SELF ? "notes.ledger.self" : "notes.ledger.other"),
                Texts.of(flag.time() == RiskFlag.Time.NOW ? "notes.ledger.now" : "notes.ledger.past"),
                Texts.of(flag.asked() ? "notes.ledger.asked" : "notes.ledger.volunteered"));
    }
}
