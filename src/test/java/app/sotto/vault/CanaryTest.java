package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.model.Administrative;
import app.sotto.model.Chart;
import app.sotto.model.Engine;
import app.sotto.model.Note;
import app.sotto.model.Person;
import app.sotto.model.RiskLedger;
import app.sotto.model.Speaker;
import app.sotto.model.Token;
import app.sotto.model.Turn;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No word that went into the vault can be found in any file of its folder, in any usual encoding. */
class CanaryTest {
    /** Long and rare enough that no ciphertext holds it by chance. */
    private static final String NAME = "Canaryname";
    private static final String WORD = "Canaryword";
    private static final String SETTING = "Canarysetting";
    private static final String ERASED = "Canaryerased";

    @TempDir
    Path home;

    @Test
    void no_word_of_the_content_is_in_any_file_of_the_vault() {
        Chart chart = TestVault.chart(NAME);
        Chart erased = TestVault.chart(ERASED);
        UUID session = UUID.randomUUID();
        try (Vault vault = TestVault.fresh(home)) {
            vault.createChart(chart);
            vault.createChart(erased);
            vault.persons().put(UUID.randomUUID(), null, null, new Person(UUID.randomUUID(), NAME, null));
            vault.settings().put(UUID.randomUUID(), null, null, SETTING);
            for (int i = 0; i < 20; i++) {
                Turn turn = new Turn(i + 1, 0, Speaker.CLIENT, List.of(new Token(i, i, i + 1, WORD, 1)), Turn.ENGLISH);
                vault.turns().put(UUID.randomUUID(), session, chart.id(), turn);
                vault.turns().put(UUID.randomUUID(), session, erased.id(), turn);
            }
            vault.results().store(session, chart.id(), "text", WORD, WORD.repeat(10_000));
            Note note = new Note(session, 1, Instant.now(), "soap", new Administrative(null, 50, WORD, List.of(NAME), true), List.of(),
                    new RiskLedger(List.of()), new Engine("none", "1"));
            vault.notes().put(UUID.randomUUID(), session, chart.id(), note);
            assertClean();
            vault.eraseChart(erased.id());
            vault.turns().of(session).forEach(turn -> assertThat(turn.text()).isEqualTo(WORD));
            vault.results().deleteAll(session);
            assertClean();
        }
        assertClean();
    }

    @Test
    void the_scan_finds_what_it_looks_for() {
        byte[] noise = {1, 2, 3};
        for (byte[] planted : encodings(WORD)) {
            Tamper.write(home.resolve("planted"), concatenated(noise, planted, noise));
            assertThat(found()).containsExactly("planted: " + WORD);
        }
        String json = Base64.getEncoder().encodeToString(("{\"text\":\"" + WORD + " again\"}").getBytes(StandardCharsets.UTF_8));
        Tamper.write(home.resolve("planted"), json.getBytes(StandardCharsets.US_ASCII));
        assertThat(found()).containsExactly("planted: " + WORD);
    }

    private void assertClean() {
        assertThat(Tamper.files(home)).containsKeys("vault.db", "vault.key");
        assertThat(found()).isEmpty();
    }

    private List<String> found() {
        List<String> found = new ArrayList<>();
        Tamper.files(home).forEach((name, bytes) -> {
            String content = new String(bytes, StandardCharsets.ISO_8859_1);
            for (String word : List.of(NAME, WORD, SETTING, ERASED)) {
                if (encodings(word).stream().anyMatch(encoded -> content.contains(new String(encoded, StandardCharsets.ISO_8859_1)))) {
                    found.add(name + ": " + word);
                }
            }
        });
        return found;
    }

    /** UTF-8, UTF-16 of both orders, and the part of base64 that does not depend on what stands around the word, at each of three offsets. */
    private static List<byte[]> encodings(String word) {
        List<byte[]> out = new ArrayList<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] plain = word.getBytes(charset);
            out.add(plain);
            for (int before = 0; before < 3; before++) {
                String encoded = Base64.getEncoder().withoutPadding().encodeToString(concatenated(new byte[before], plain));
                out.add(encoded.substring(before == 0 ? 0 : before + 1, encoded.length() - 2).getBytes(StandardCharsets.US_ASCII));
            }
        }
        return out;
    }

    private static byte[] concatenated(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
