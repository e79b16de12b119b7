package app.sotto.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Runs one evaluation: {@code KIND FOLDER [--out FOLDER]}. */
public final class Evaluate {
    private static final Map<String, Supplier<Evaluation>> KINDS = new TreeMap<>(Map.of(
            "ami", AmiEvaluation::new,
            "asr", AsrEvaluation::new,
            "dyads", DyadsEvaluation::new,
            "hard", HardEvaluation::new,
            "import", ImportBenchmark::new,
            "notes", NotesEvaluation::new,
            "risk", RiskEvaluation::new,
            "search", SearchEvaluation::new,
            "spoken", SpokenEvaluation::new,
            "terms", TermsEvaluation::new));

    private Evaluate() {}

    public static void main(String[] arguments) throws IOException {
        boolean plain = arguments.length == 2;
        if (!plain && (arguments.length != 4 || !arguments[2].equals("--out")) || !KINDS.containsKey(arguments[0])) {
            System.err.println("Usage: sotto-eval KIND FOLDER [--out FOLDER], where KIND is one of " + KINDS.keySet());
            System.exit(2);
        }
        Optional<Path> out = plain ? Optional.empty() : Optional.of(Path.of(arguments[3]));
        KINDS.get(arguments[0]).get().run(Path.of(arguments[1]), out, System.out);
    }
}
