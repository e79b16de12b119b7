package app.sotto.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.Chart;
import app.sotto.model.ChartKind;
import app.sotto.model.Hit;
import app.sotto.model.Progress;
import app.sotto.model.SearchQuery;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Speaker;
import app.sotto.model.Token;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import app.sotto.search.Embedder;
import app.sotto.search.PassageVectors;
import app.sotto.search.SearchIndex;
import app.sotto.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Search over a real vault's sealed index, which is a cache: when it is damaged it is made anew from what is stored. */
class SealedSearchTest {
    private static final char[] PASSPHRASE = "correct horse battery".toCharArray();
    private static final String ANSWER = "I lie awake until three every night thinking about work";

    @TempDir
    Path folder;

    private final Chart chart = new Chart(UUID.randomUUID(), ChartKind.INDIVIDUAL, "Ada", "A", "they/them", "", List.of());
    private final Session session = new Session(UUID.randomUUID(), chart.id(), ZonedDateTime.parse("2026-03-04T17:00:00+01:00[Europe/Berlin]"),
            3000, "in person", Session.Source.TRANSCRIPT_FILE, "");
    private final Transcript transcript = transcript("What has been going on with your sleep", ANSWER, "That sounds exhausting",
            "My sister says I should stop drinking coffee");

    @Test
    void a_search_over_the_vault_finds_what_was_said_and_a_damaged_index_is_made_anew() throws IOException {
        Path home = folder.resolve("vault");
        String recoveryKey = Vault.create(home, PASSPHRASE);
        try (Embedder embedder = new Embedder()) {
            PassageVectors vectors;
            try (Vault vault = Vault.openWithRecoveryKey(home, recoveryKey); SearchIndex index = new SearchIndex(embedder, vault::index)) {
                vault.createChart(chart);
                vectors = index.embed(transcript, Progress.NONE);
                index.put(session, transcript, vectors);
                assertFound(index);
                index.drop(chart.id());
                assertFound(index);
            }
            try (Vault vault = Vault.openWithRecoveryKey(home, recoveryKey); SearchIndex index = new SearchIndex(embedder, vault::index)) {
                assertFound(index);
                assertThat(index.isSound(chart.id())).isTrue();
            }
            damage(home.resolve("idx"));
            try (Vault vault = Vault.openWithRecoveryKey(home, recoveryKey); SearchIndex index = new SearchIndex(embedder, vault::index)) {
                assertThatThrownBy(() -> index.search(query())).isInstanceOf(SottoException.Damaged.class);
                assertThat(index.isSound(chart.id())).isFalse();
                index.drop(chart.id());
                vault.newIndexEpoch(chart.id());
                index.put(session, transcript, vectors);
                assertFound(index);
                assertThat(index.isSound(chart.id())).isTrue();
            }
        }
    }

    private void assertFound(SearchIndex index) {
        List<Hit> hits = index.search(query());
        assertThat(hits).isNotEmpty();
        assertThat(hits.get(0).text()).isEqualTo(ANSWER);
    }

    private SearchQuery query() {
        return new SearchQuery("insomnia because of the job", List.of(chart.id()), null, null, null, 5);
    }

    /** Changes a byte in the middle of every file but the key. */
    private static void damage(Path index) throws IOException {
        try (Stream<Path> paths = Files.walk(index)) {
            List<Path> files = paths.filter(path -> Files.isRegularFile(path) && !path.endsWith("key") && !path.endsWith("write.lock")).toList();
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        }
    }

    private static Transcript transcript(String... lines) {
        return new Transcript(Stream.iterate(0, i -> i < lines.length, i -> i + 1).map(i -> new Turn(i + 1, i % 2,
                i % 2 == 0 ? Speaker.THERAPIST : Speaker.CLIENT, List.of(new Token(i, i, i + 1, lines[i], 1)), Turn.ENGLISH)).toList());
    }
}
