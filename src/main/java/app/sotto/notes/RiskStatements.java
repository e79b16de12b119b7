package app.sotto.notes;

import app.sotto.model.Evidence;
import app.sotto.model.RiskFlag;
import app.sotto.model.RiskFlag.Status;
import app.sotto.model.RiskFlag.Subject;
import app.sotto.model.RiskLedger;
import app.sotto.model.Role;
import app.sotto.model.StatementKind;
import app.sotto.search.Embedder;
import java.util.ArrayList;
import java.util.List;

/** Puts the ledger's entries into the note: what was said with its quote, a denial only with its question. */
final class RiskStatements {
    private static final int LONGEST_QUOTE = 25;
    private static final double FIRST = 100;

    private RiskStatements() {}

    static List<Candidate> of(RiskLedger ledger, Embedder embedder) {
        List<Candidate> out = new ArrayList<>();
        for (RiskFlag flag : ledger.flags()) {
            boolean denied = flag.status() == Status.DENIED;
            // What is doubtful stands in the ledger until the clinician has heard it; the note itself must not say it.
            if (flag.status() == Status.DOUBTFUL || denied && (!flag.asked() || flag.evidence().size() < 2 || flag.subject() == Subject.OTHER)) {
                continue;
            }
            String text = denied ? "Client denied " + RiskWords.name(flag.kind()) + " when asked." : said(flag);
            out.add(new Candidate(StatementKind.RISK, text, flag.evidence(), FIRST - flag.status().ordinal() * 10, "risk ledger: " + RiskWords.status(flag),
                    embedder.passage(text)));
        }
        return out;
    }

    private static String said(RiskFlag flag) {
        Evidence words = flag.evidence().get(flag.evidence().size() - 1);
        boolean therapist = words.speaker().role() == Role.THERAPIST;
        String about = RiskWords.name(flag.kind()) + (flag.subject() == Subject.OTHER ? " concerning another person" : "")
                + (flag.time() == RiskFlag.Time.PAST ? " in the past" : "");
        return (therapist ? "Therapist reflected what may bear on " : "Client spoke of ") + about
                + (flag.asked() && !therapist ? ", when asked: " : ": ") + quoted(words.quote()) + ".";
    }

    /** The beginning of the words between quotation marks, no longer than a quote should be. */
    static String quoted(String words) {
        String[] all = words.replaceAll("[“”\"]", "").strip().split("\\s+");
        String cut = String.join(" ", List.of(all).subList(0, Math.min(all.length, LONGEST_QUOTE)));
        return "“" + cut.replaceAll("[.,;:!-]+$", "") + "”";
    }
}
