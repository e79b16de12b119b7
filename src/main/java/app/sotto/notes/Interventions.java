package app.sotto.notes;

import app.sotto.model.Evidence;
import app.sotto.model.StatementKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Joins what a therapist did in the same way into one statement each, so that a note names an intervention once. */
final class Interventions {
    private static final Map<String, Double> WORTH = Map.ofEntries(Map.entry("scaling", 5.0), Map.entry("information", 4.6), Map.entry("double-sided", 3.9), Map.entry("permission", 3.4),
            Map.entry("autonomy", 3.6), Map.entry("affirmation", 3.3), Map.entry("reflection", 3.2), Map.entry("question", 2.7), Map.entry("named", 5.0), Map.entry("told", 3.6), Map.entry("agreed", 4.6));
    private static final Set<String> JOINED = Set.of("scaling", "information", "permission", "autonomy", "affirmation", "question");
    private static final int LONGEST = 34;
    private static final int MOST_JOINED = 3;

    /** A part with how much it is worth and what it means. */
    record Part(TherapistVoice.Written written, double salience, float[] vector) {}

    private Interventions() {}

    static List<Candidate> of(List<Part> parts) {
        List<Candidate> out = new ArrayList<>();
        Map<String, List<Part>> joined = new LinkedHashMap<>();
        for (Part part : parts) {
            TherapistVoice.Written w = part.written();
            if (JOINED.contains(w.form()) && w.kind() == StatementKind.INTERVENTION) {
                joined.computeIfAbsent(w.form(), f -> new ArrayList<>()).add(part);
            } else {
                double assent = w.assent() ? 0.4 : 0;
                out.add(new Candidate(w.kind(), w.text(), w.evidence(), WORTH.get(w.form()) + part.salience() + assent, why(w.form(), w.assent()), part.vector()));
            }
        }
        joined.forEach((form, same) -> joined(form, same).ifPresent(out::add));
        return out;
    }

    private static Optional<Candidate> joined(String form, List<Part> same) {
        List<Part> best = new ArrayList<>(same);
        if (!form.equals("scaling")) {
            best.sort(Comparator.comparingDouble(part -> -part.salience()));
        }
        StringBuilder text = new StringBuilder("Therapist ");
        List<Evidence> evidence = new ArrayList<>();
        Set<String> said = new java.util.HashSet<>();
        String lead = best.get(0).written().clause().split(" ")[0];
        int count = 0;
        for (Part part : best) {
            String clause = part.written().clause();
            boolean fits = (text + clause).split(" ").length <= LONGEST && count < (form.equals("information") || form.equals("scaling") ? MOST_JOINED : 2);
            if (said.contains(clause) || count > 0 && !fits) {
                continue;
            }
            said.add(clause);
            text.append(count == 0 ? "" : form.equals("scaling") ? " and " : ", and ").append(count > (form.equals("scaling") && !lead.equals("asked") ? 1 : 0) ? shortened(clause, lead, form) : clause);
            evidence.addAll(part.written().evidence());
            count++;
        }
        return Optional.of(new Candidate(StatementKind.INTERVENTION, text + ".", evidence, WORTH.get(form) + best.get(0).salience() + 0.2 * (count - 1), why(form, false), best.get(0).vector()));
    }

    /** A further clause without the words it shares with the first: "gave information that A, and that B". */
    private static String shortened(String clause, String lead, String form) {
        return switch (form) {
            case "information" -> clause.replaceFirst("^gave information ", "");
            case "affirmation" -> clause.replaceFirst("^affirmed ", "");
            case "question" -> clause.startsWith(lead + " about ") ? clause : clause.replaceFirst("^asked ", "");
            case "scaling" -> clause.replaceFirst("^asked ", "");
            default -> clause;
        };
    }

    private static String why(String form, boolean assent) {
        return "therapist's words show: " + form + (assent ? ", client assented" : "");
    }
}
