package app.sotto.eval;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** One kind of evaluation: measures a part of Sotto on a folder of labelled material. */
interface Evaluation {
    /**
     * Measures, and prints one JSON object as the last line.
     *
     * @param folder the material; its README says what the files hold
     * @param out where to write the result of each item as TSV; created if need be
     * @param screen where the figures go
     */
    void run(Path folder, Optional<Path> out, PrintStream screen) throws IOException;
}
