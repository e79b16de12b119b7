package app.sotto.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample session that is bundled with the program: its sound and its script belong together. */
class SampleSessionTest {
    @TempDir
    private Path folder;

    @Test
    void each_line_of_the_script_is_heard_at_its_time() throws IOException {
        List<String[]> lines = new String(resource("session.tsv"), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split("\t")).toList();
        short[] sound = Waves.readAll(Files.write(folder.resolve("session.ogg"), resource("session.ogg")));
        assertThat(lines).hasSizeGreaterThan(25);
        double end = 0;
        for (String[] line : lines) {
            double start = Double.parseDouble(line[0]);
            assertThat(level(sound, end + 0.1, start - 0.1)).as("before: " + line[3]).isLessThan(0.01);
            end = Double.parseDouble(line[1]);
            assertThat(level(sound, start, end)).as(line[3]).isGreaterThan(0.03);
        }
        assertThat(sound.length / 16_000.0).isEqualTo(end + 1, within(0.1));
    }

    @Test
    void its_consent_form_and_licence_are_there() throws IOException {
        assertThat(new String(resource("consent.txt"), StandardCharsets.UTF_8)).contains("Daniel Marsh", "template");
        assertThat(new String(resource("LICENCE.md"), StandardCharsets.UTF_8)).contains("CC0");
    }

    private static double level(short[] sound, double from, double to) {
        return Waves.rms(Arrays.copyOfRange(sound, (int) (from * 16_000), Math.max((int) (from * 16_000), (int) (to * 16_000))));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SampleSessionTest.class.getResourceAsStream("/app/sotto/sample/" + name)) {
            return in.readAllBytes();
        }
    }
}
