package app.sotto.model;

import java.util.List;

/** What a drafter makes of a transcript: statements with evidence, most important first within a kind, and the risk ledger. */
public record Draft(List<Statement> statements, RiskLedger ledger, Engine engine) {
    public Draft {
        statements = List.copyOf(statements);
    }
}
