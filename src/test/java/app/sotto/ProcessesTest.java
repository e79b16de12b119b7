package app.sotto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Sotto as processes: killed, started again, and two at once on one vault, with the bundled sample's sound. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProcessesTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void prepare() throws Exception {
        Files.writeString(folder.resolve("passphrase"), "correct horse battery staple\n");
        try (InputStream in = ProcessesTest.class.getResourceAsStream("/app/sotto/sample/session.ogg")) {
            Files.write(folder.resolve("session.ogg"), in.readAllBytes());
        }
        assertThat(ended(sotto("init"))).isZero();
        assertThat(ended(sotto("client", "add", "Maya Kern", "--pronouns", "she/her"))).isZero();
        assertThat(ended(sotto("consent", "give", "--client", "mk", "--purpose", "record,memory"))).isZero();
    }

    /** Starts a command as a process of its own, what it prints going to {@code out}. */
    private static Process sotto(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
                "-Djava.awt.headless=true", "-Dsotto.models=" + System.getProperty("sotto.models"), "-cp", System.getProperty("java.class.path"), "app.sotto.Main"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("SOTTO_HOME", folder.resolve("vault").toString());
        builder.environment().put("SOTTO_PASSPHRASE_FILE", folder.resolve("passphrase").toString());
        return builder.start();
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ended in time").isTrue();
        return process.exitValue();
    }

    private static String out() throws IOException {
        return Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
    }

    /** Waits until a running command has printed something. */
    private static void printed(Process process, String text) throws Exception {
        while (!out().contains(text)) {
            assertThat(process.isAlive()).as("still running, having printed\n" + out()).isTrue();
            Thread.sleep(20);
        }
    }

    private static JsonArray sessions() throws Exception {
        assertThat(ended(sotto("list", "--json"))).isZero();
        return JsonParser.parseString(out()).getAsJsonArray();
    }

    @Test
    @Order(1)
    void an_import_killed_while_words_are_written_down_goes_on_without_repeating_finished_stages() throws Exception {
        Process importing = sotto("import", "session.ogg", "--client", "mk", "--date", "2026-11-24 10:00");
        printed(importing, "Writing down the words");
        importing.destroyForcibly().waitFor();
        assertThat(sessions()).singleElement().satisfies(s -> assertThat(s.getAsJsonObject().get("state").getAsString()).isEqualTo("UNFINISHED"));

        assertThat(ended(sotto("resume"))).isZero();
        assertThat(out()).contains("Writing down the words", "Drafting the note", "mk/2026-11-24")
                .doesNotContain("Sealing the sound", "Listening for speech", "Telling voices apart");
        assertThat(sessions()).singleElement().satisfies(s -> assertThat(s.getAsJsonObject().get("state").getAsString()).isEqualTo("DRAFT"));
        assertThat(ended(sotto("resume"))).isZero();
        assertThat(out()).contains("Nothing is unfinished");
    }

    @Test
    @Order(2)
    void an_import_killed_while_the_sound_comes_in_begins_again_by_itself() throws Exception {
        assertThat(ended(sotto("erase", "last", "--yes"))).isZero();
        Process importing = sotto("import", "session.ogg", "--client", "mk", "--date", "2026-11-24 10:00");
        printed(importing, "Sealing the sound");
        importing.destroyForcibly().waitFor();
        assertThat(ended(sotto("resume"))).as(out()).isZero();
        assertThat(sessions()).singleElement().satisfies(s -> {
            assertThat(s.getAsJsonObject().get("state").getAsString()).isEqualTo("DRAFT");
            assertThat(s.getAsJsonObject().get("seconds").getAsDouble()).isBetween(100.0, 300.0);
        });
    }

    @Test
    @Order(3)
    void while_one_process_owns_the_vault_another_hands_its_command_over() throws Exception {
        assertThat(ended(sotto("erase", "last", "--yes"))).isZero();
        Process importing = sotto("import", "session.ogg", "--client", "mk", "--date", "2026-11-24 10:00");
        printed(importing, "Telling voices apart");
        Process listing = new ProcessBuilder(listCommand()).redirectErrorStream(true).redirectOutput(folder.resolve("listed").toFile()).start();
        assertThat(ended(listing)).isZero();
        assertThat(importing.isAlive()).as("the list came back while the import was still running").isTrue();
        assertThat(Files.readString(folder.resolve("listed"))).contains("mk/2026-11-24", "unfinished");
        assertThat(ended(importing)).isZero();
    }

    /** The list command, with no passphrase to be had: only the owner can answer it. */
    private static List<String> listCommand() {
        return List.of("env", "SOTTO_HOME=" + folder.resolve("vault"), Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dsotto.models=" + System.getProperty("sotto.models"), "-cp", System.getProperty("java.class.path"), "app.sotto.Main", "list");
    }
}
