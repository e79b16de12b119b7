package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.Chart;
import app.sotto.model.Progress;
import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.NIOFSDirectory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One sealed index a chart, under a key that lives for one epoch. */
class SealedIndexesTest {
    private static final String WORD = "canaryword";

    @TempDir
    Path home;

    private final Chart ada = TestVault.chart("Ada");
    private final Chart ben = TestVault.chart("Ben");

    @BeforeEach
    void fill() throws IOException {
        try (Vault vault = TestVault.fresh(home)) {
            vault.createChart(ada);
            vault.createChart(ben);
            put(vault.index(ada.id()), WORD);
        }
    }

    @Test
    void what_was_indexed_is_found_when_the_vault_is_opened_again() throws IOException {
        try (Vault vault = TestVault.open(home)) {
            assertThat(found(vault.index(ada.id()), WORD)).isEqualTo(1);
            assertThat(vault.index(ben.id()).listAll()).isEmpty();
            assertThat(vault.verify(Progress.NONE)).isEmpty();
        }
    }

    @Test
    void closing_the_directory_leaves_other_users_of_it_alone() throws IOException {
        try (Vault vault = TestVault.open(home)) {
            Directory first = vault.index(ada.id());
            try (DirectoryReader reader = DirectoryReader.open(first)) {
                first.close();
                vault.index(ada.id()).close();
                assertThat(text(reader)).isEqualTo(WORD);
            }
            assertThat(found(vault.index(ada.id()), WORD)).isEqualTo(1);
        }
    }

    @Test
    void a_new_epoch_is_empty_and_readers_of_the_old_one_fail() throws IOException {
        try (Vault vault = TestVault.open(home)) {
            DirectoryReader reader = DirectoryReader.open(vault.index(ada.id()));
            vault.newIndexEpoch(ada.id());
            assertThatThrownBy(() -> text(reader)).isInstanceOf(AlreadyClosedException.class);
            reader.close();
            assertThat(vault.index(ada.id()).listAll()).isEmpty();
            put(vault.index(ada.id()), "other");
            assertThat(found(vault.index(ada.id()), "other")).isEqualTo(1);
        }
        assertThat(epoch(ada)).hasFileName("2");
    }

    @Test
    void the_old_epochs_files_do_not_open_under_the_new_key(@TempDir Path old) throws IOException {
        TestVault.copy(epoch(ada), old);
        try (Vault vault = TestVault.open(home)) {
            vault.newIndexEpoch(ada.id());
        }
        for (Path file : files(old)) {
            if (!file.endsWith("key")) {
                Files.copy(file, epoch(ada).resolve(file.getFileName()));
            }
        }
        try (Vault vault = TestVault.open(home)) {
            assertThatThrownBy(() -> DirectoryReader.open(vault.index(ada.id()))).isInstanceOf(CorruptIndexException.class);
        }
        Tamper.write(epoch(ada).resolve("key"), Tamper.read(old.resolve("key")));
        try (Vault vault = TestVault.open(home)) {
            assertKeyDamaged(vault, "the old key put back");
        }
    }

    @Test
    void a_charts_index_does_not_open_as_another_charts() throws IOException {
        Path bens = Files.createDirectories(home.resolve("idx").resolve(ben.id().toString()).resolve("1"));
        TestVault.copy(epoch(ada), bens);
        try (Vault vault = TestVault.open(home)) {
            assertThatThrownBy(() -> vault.index(ben.id())).isInstanceOf(SottoException.Damaged.class).hasMessage("vault.index.damaged");
            assertThat(found(vault.index(ada.id()), WORD)).isEqualTo(1);
        }
    }

    @Test
    void every_changed_byte_of_the_epochs_key_and_every_cut_is_damage_that_a_new_epoch_mends() throws IOException {
        Path key = epoch(ada).resolve("key");
        byte[] good = Tamper.read(key);
        assertThat(good).hasSize(88);
        try (Vault vault = TestVault.open(home)) {
            for (int at = 0; at < good.length; at++) {
                Tamper.write(key, Arrays.copyOf(good, at));
                assertKeyDamaged(vault, "cut at " + at);
                Tamper.write(key, good);
                Tamper.flip(key, at);
                assertKeyDamaged(vault, "byte " + at);
            }
            vault.newIndexEpoch(ada.id());
            put(vault.index(ada.id()), "again");
            assertThat(found(vault.index(ada.id()), "again")).isEqualTo(1);
        }
    }

    @Test
    void an_epoch_whose_key_is_gone_is_cleared_away() throws IOException {
        Files.delete(epoch(ada).resolve("key"));
        try (Vault vault = TestVault.open(home)) {
            assertThat(vault.index(ada.id()).listAll()).isEmpty();
            put(vault.index(ada.id()), "again");
            assertThat(found(vault.index(ada.id()), "again")).isEqualTo(1);
        }
    }

    @Test
    void an_older_epoch_that_was_put_back_beside_the_newest_is_destroyed(@TempDir Path old) throws IOException {
        TestVault.copy(epoch(ada), old);
        try (Vault vault = TestVault.open(home)) {
            vault.newIndexEpoch(ada.id());
        }
        Path back = Files.createDirectory(home.resolve("idx").resolve(ada.id().toString()).resolve("1"));
        TestVault.copy(old, back);
        try (Vault vault = TestVault.open(home)) {
            assertThat(vault.index(ada.id()).listAll()).isEmpty();
        }
        assertThat(back).doesNotExist();
    }

    @Test
    void erasing_a_chart_takes_its_index_and_a_copy_of_that_no_longer_opens(@TempDir Path copy) throws IOException {
        TestVault.copy(home.resolve("idx"), copy);
        try (Vault vault = TestVault.open(home)) {
            DirectoryReader reader = DirectoryReader.open(vault.index(ada.id()));
            vault.eraseChart(ada.id());
            assertThatThrownBy(() -> text(reader)).isInstanceOf(AlreadyClosedException.class);
            reader.close();
            assertThat(home.resolve("idx").resolve(ada.id().toString())).doesNotExist();
            TestVault.copy(copy, home.resolve("idx"));
            assertThatThrownBy(() -> vault.index(ada.id())).isInstanceOf(SottoException.Damaged.class);
        }
    }

    @Test
    void an_erase_that_died_after_the_charts_key_takes_the_index_when_the_vault_is_opened() throws IOException {
        Files.delete(home.resolve("keys").resolve(ada.id() + ".ck"));
        TestVault.open(home).close();
        assertThat(home.resolve("idx").resolve(ada.id().toString())).doesNotExist();
    }

    @Test
    void readers_fail_once_the_vault_is_closed() throws IOException {
        DirectoryReader reader;
        try (Vault vault = TestVault.open(home)) {
            reader = DirectoryReader.open(vault.index(ada.id()));
            assertThat(text(reader)).isEqualTo(WORD);
        }
        assertThatThrownBy(() -> text(reader)).isInstanceOf(AlreadyClosedException.class);
        reader.close();
    }

    @Test
    void no_word_is_in_any_file_of_the_vault_temporary_files_included(@TempDir Path plain) throws IOException {
        try (Directory unsealed = new NIOFSDirectory(plain)) {
            put(unsealed, WORD);
        }
        assertThat(filesWithTheWord(plain)).as("the scan finds what it looks for").isNotEmpty();
        try (Vault vault = TestVault.open(home)) {
            Directory directory = vault.index(ada.id());
            try (IndexOutput temporary = directory.createTempOutput("sort", "run", IOContext.DEFAULT)) {
                byte[] words = WORD.repeat(10_000).getBytes(StandardCharsets.UTF_8);
                temporary.writeBytes(words, words.length);
                assertThat(filesWithTheWord(home)).as("while it is written").isEmpty();
            }
            for (int i = 0; i < 30; i++) {
                put(directory, WORD);
            }
            assertThat(filesWithTheWord(home)).isEmpty();
        }
        assertThat(filesWithTheWord(home)).isEmpty();
    }

    @Test
    void the_folders_of_an_index_are_their_owners_only() throws IOException {
        Assumptions.assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"), "Windows has no such permissions");
        Path epoch = epoch(ada);
        for (Path folder : List.of(epoch, epoch.getParent(), home.resolve("idx"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        }
    }

    private void assertKeyDamaged(Vault vault, String what) {
        assertThatThrownBy(() -> vault.index(ada.id())).as(what).isInstanceOf(SottoException.Damaged.class).hasMessage("vault.index.damaged");
    }

    private Path epoch(Chart chart) throws IOException {
        List<Path> epochs = files(home.resolve("idx").resolve(chart.id().toString()));
        assertThat(epochs).hasSize(1);
        return epochs.get(0);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private static List<String> filesWithTheWord(Path folder) {
        return Tamper.files(folder).entrySet().stream()
                .filter(file -> new String(file.getValue(), StandardCharsets.ISO_8859_1).contains(WORD)).map(Map.Entry::getKey).toList();
    }

    private static void put(Directory directory, String word) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            Document document = new Document();
            document.add(new TextField("text", word, Field.Store.YES));
            writer.addDocument(document);
        }
    }

    private static int found(Directory directory, String word) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return new IndexSearcher(reader).count(new TermQuery(new Term("text", word)));
        }
    }

    private static String text(DirectoryReader reader) throws IOException {
        return reader.storedFields().document(0).get("text");
    }
}
