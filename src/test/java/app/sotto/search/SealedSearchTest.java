package app.sotto.search;

import static app.sotto.search.SearchFixture.ANNA;
import static app.sotto.search.SearchFixture.FAMILY;
import static app.sotto.search.SearchFixture.SLEEP;
import static app.sotto.search.SearchFixture.query;
import static app.sotto.search.SearchFixture.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.sotto.model.Chart;
import app.sotto.model.ChartKind;
import app.sotto.model.Progress;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Transcript;
import app.sotto.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search index over the vault's sealed folders. */
class SealedSearchTest {
    private static final String PASSPHRASE = "correct horse battery";
    private final Embedder embedder = new Embedder();
    private final Session sleep = session(ANNA, 1, LocalDate.of(2026, 3, 2));
    private final Session family = session(ANNA, 2, LocalDate.of(2026, 4, 2));
    @TempDir
    Path home;
    private Vault vault;
    private SearchIndex index;

    @BeforeEach
    void open() {
        Vault.create(home, PASSPHRASE.toCharArray());
        vault = Vault.open(home, PASSPHRASE.toCharArray());
        vault.createChart(new Chart(ANNA, ChartKind.INDIVIDUAL, "Anna", "A", "", "", List.of()));
        index = new SearchIndex(embedder, vault::index);
        put(sleep, SLEEP);
        put(family, FAMILY);
    }

    private void put(Session session, Transcript transcript) {
        index.put(session, transcript, index.embed(transcript, Progress.NONE));
    }

    @AfterEach
    void close() {
        index.close();
        vault.close();
        embedder.close();
    }

    @Test
    void what_was_put_is_found_after_opening_again_and_stands_nowhere_in_clear() throws IOException {
        index.close();
        assertThat(index.search(query("alcoholism of a parent", ANNA)).get(0).text()).contains("My dad drank");
        for (Path file : files()) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain("drank", "Zolpidem", "zolpidem", "Marguerite");
        }
    }

    @Test
    void damaged_files_are_noticed_and_a_new_epoch_mends_them() throws IOException {
        index.close();
        vault.close();
        for (Path file : files()) {
            // The vault's own tests damage the key; the lock has no content.
            if (!file.endsWith("write.lock") && !file.endsWith("key")) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        }
        vault = Vault.open(home, PASSPHRASE.toCharArray());
        index = new SearchIndex(embedder, vault::index);
        assertThat(catchThrowable(() -> index.search(query("father", ANNA)))).isInstanceOf(SottoException.Damaged.class);
        assertThat(index.isSound(ANNA)).isFalse();
        index.drop(ANNA);
        vault.newIndexEpoch(ANNA);
        put(family, FAMILY);
        assertThat(index.isSound(ANNA)).isTrue();
        assertThat(index.search(query("alcoholism of a parent", ANNA)).get(0).text()).contains("My dad drank");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("idx"))) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            assertThat(files).hasSizeGreaterThan(2);
            return files;
        }
    }
}
