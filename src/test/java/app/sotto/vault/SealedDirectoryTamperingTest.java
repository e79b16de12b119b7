package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.FSLockFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has the folder of a small index in hands, but not its key, changes nothing unnoticed. */
class SealedDirectoryTamperingTest {
    private static final byte[] KEY = {9, 8, 7, 6, 5, 4, 3, 2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 9, 8, 7, 6, 5};
    /** Small, so that a small index has files of several blocks. */
    private static final int BLOCK = 256;

    @TempDir
    Path folder;

    private Map<String, byte[]> files;

    @BeforeEach
    void index() throws IOException {
        write(folder);
        files = Tamper.files(folder);
        files.remove(IndexWriter.WRITE_LOCK_NAME);
        assertThat(files).hasSizeGreaterThanOrEqualTo(3);
        assertThat(intact()).isTrue();
    }

    @Test
    void every_changed_byte_of_every_file_is_detected() throws IOException {
        for (String file : files.keySet()) {
            for (int at = 0; at < files.get(file).length; at++) {
                byte[] changed = files.get(file).clone();
                changed[at] ^= (byte) (1 << at % 8);
                assertNoticed(file, changed, "byte " + at);
            }
        }
    }

    @Test
    void every_cut_and_every_added_byte_is_detected() throws IOException {
        for (String file : files.keySet()) {
            int size = files.get(file).length;
            for (int length = 0; length <= size + 3; length++) {
                if (length != size) {
                    assertNoticed(file, Arrays.copyOf(files.get(file), length), "cut or stretched to " + length);
                }
            }
        }
    }

    @Test
    void blocks_that_change_places_or_are_left_out_are_detected() throws IOException {
        int sealed = BLOCK + Gcm.TAG;
        String longest = files.keySet().stream().max((a, b) -> files.get(a).length - files.get(b).length).orElseThrow();
        byte[] bytes = files.get(longest);
        int whole = (bytes.length - SealedHeader.LENGTH) / sealed;
        assertThat(whole).isGreaterThan(2);
        for (int i = 0; i + 1 < whole; i++) {
            int at = SealedHeader.LENGTH + i * sealed;
            byte[] swapped = bytes.clone();
            System.arraycopy(bytes, at, swapped, at + sealed, sealed);
            System.arraycopy(bytes, at + sealed, swapped, at, sealed);
            assertNoticed(longest, swapped, "blocks " + i + " and the next");
            byte[] shorter = Arrays.copyOf(bytes, bytes.length - sealed);
            System.arraycopy(bytes, at + sealed, shorter, at, shorter.length - at);
            assertNoticed(longest, shorter, "without block " + i);
        }
    }

    @Test
    void files_in_each_others_place_are_detected() throws IOException {
        for (String file : files.keySet()) {
            for (String other : files.keySet()) {
                if (!file.equals(other)) {
                    assertNoticed(file, files.get(other), other);
                }
            }
        }
    }

    @Test
    void a_file_of_another_index_under_the_same_key_and_name_is_detected(@TempDir Path second) throws IOException {
        write(second);
        Map<String, byte[]> others = Tamper.files(second);
        assertThat(others.keySet()).containsAll(files.keySet());
        for (String file : files.keySet()) {
            assertNoticed(file, others.get(file), "of the other index");
        }
    }

    private void assertNoticed(String file, byte[] content, String what) throws IOException {
        Files.write(folder.resolve(file), content);
        assertThat(intact()).as("%s, %s", file, what).isFalse();
        Files.write(folder.resolve(file), files.get(file));
    }

    /** Whether the index opens and all of it can be read; with a cache of its own, for another would still hold the good blocks. */
    private boolean intact() throws IOException {
        try (SealedDirectory directory = directory(folder); DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            return true;
        } catch (CorruptIndexException | IndexNotFoundException | EOFException | NoSuchFileException e) {
            return false;
        }
    }

    private static void write(Path folder) throws IOException {
        try (SealedDirectory directory = directory(folder); IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (String text : List.of("I lie awake until three", "Mm-hmm", "My sister says I should stop drinking coffee")) {
                Document document = new Document();
                document.add(new TextField("text", text, Field.Store.YES));
                document.add(new LongPoint("date", text.length()));
                writer.addDocument(document);
            }
        }
    }

    private static SealedDirectory directory(Path folder) throws IOException {
        return new SealedDirectory(folder, FSLockFactory.getDefault(), new SealingKey(KEY.clone()), new BlockCache(1 << 20), BLOCK);
    }
}
