package app.sotto.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One version of a session's note. Versions count from 1; each is kept. */
public record Note(UUID session, int version, Instant written, String format, Administrative administrative, List<Statement> statements,
        RiskLedger ledger, Engine engine) {
    public Note {
        statements = List.copyOf(statements);
    }
}
