package app.sotto.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tables with one heading line and tabs between columns. */
final class Tsv {
    private Tsv() {}

    /** The rows below the heading. */
    static List<List<String>> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).filter(line -> !line.isBlank()).map(line -> List.of(line.split("\t", -1))).toList();
    }

    /** Writes a heading and rows into {@code folder/name}, if a folder was given. */
    static void write(Optional<Path> folder, String name, String heading, List<String> rows) throws IOException {
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
            Files.writeString(folder.get().resolve(name), heading + "\n" + String.join("\n", rows) + "\n");
        }
    }
}
