package app.sotto.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchEvaluationTest {
    @TempDir
    Path folder;

    @Test
    void figures_are_those_of_the_hits_and_each_question_has_its_row() throws IOException {
        Path sessions = Files.createDirectories(folder.resolve("transcripts").resolve("client-x"));
        Files.write(sessions.resolve("2026-03-02.tsv"), List.of("turn\tspeaker\tstart_s\ttext", "0\ttherapist\t0\tWhat do you take at night?",
                "1\tclient\t3\tZolpidem, since last autumn, and nothing else.", "2\tclient\t9\tMy garden is doing well this year."));
        Files.write(folder.resolve("queries.tsv"), List.of("id\tkind\tclient\tspeaker\tquery\trelevant",
                "e1\texact\tclient-x\tclient\t\"since last autumn\"\tclient-x/2026-03-02#1=2",
                "e2\texact\t*\t\t\"garden is doing well\"\tclient-x/2026-03-02#1=2",
                "n1\tnone\tclient-x\t\t\"never said so\"\t",
                "n2\tnone\tclient-x\t\tzolpidem from:2026-03-03 to:2026-04-01\t"));
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        new SearchEvaluation().run(folder, Optional.of(folder.resolve("out")), new PrintStream(screen, true, StandardCharsets.UTF_8));
        List<String> lines = screen.toString(StandardCharsets.UTF_8).lines().toList();
        JsonObject figures = JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject();
        assertThat(figures.get("ndcg10").getAsDouble()).isCloseTo(0.5, within(1e-9));
        assertThat(figures.get("recall10").getAsDouble()).isCloseTo(0.5, within(1e-9));
        assertThat(figures.get("mrr").getAsDouble()).isCloseTo(0.5, within(1e-9));
        assertThat(figures.get("none_right").getAsDouble()).isCloseTo(1, within(1e-9));
        assertThat(figures.get("refused").getAsDouble()).isZero();
        assertThat(figures.get("outside").getAsLong()).isZero();
        assertThat(figures.keySet()).contains("ndcg10_bm25", "ndcg10_dense", "ndcg10_lo", "ndcg10_hi", "none_right_lo", "refused_hi");
        assertThat(Files.readAllLines(folder.resolve("out").resolve("search.tsv"))).hasSize(5).element(1).asString()
                .startsWith("e1\texact\t1.0\t").endsWith("\tclient-x/2026-03-02#1");
    }
}
