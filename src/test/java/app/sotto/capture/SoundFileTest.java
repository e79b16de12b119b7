package app.sotto.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundFileTest {
    @TempDir
    private Path folder;

    @Test
    void no_bytes_are_refused() throws IOException {
        refused("capture.empty", file("none.wav", new byte[0]));
    }

    @Test
    void random_bytes_are_refused() throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            byte[] bytes = new byte[65_536];
            new Random(seed).nextBytes(bytes);
            refused("capture.noSound", file("random.wav", bytes));
        }
    }

    @Test
    void a_text_named_as_sound_is_refused() throws IOException {
        Path text = file("text.mp3", "Not a sound at all.\n".repeat(500).getBytes());
        refused("capture.noSound", text);
        assertThat(SoundFile.looksLikeSound(text)).isFalse();
    }

    @Test
    void a_missing_file_and_a_folder_are_refused() {
        assertThatThrownBy(() -> SoundFile.open(folder.resolve("no.wav"))).isInstanceOf(SottoException.Usage.class);
        assertThatThrownBy(() -> SoundFile.open(folder)).isInstanceOf(SottoException.Usage.class);
        assertThat(SoundFile.looksLikeSound(folder.resolve("no.wav"))).isFalse();
    }

    @Test
    void the_name_plays_no_part() throws IOException {
        Path file = file("session.mp3", Waves.wav16(Waves.sine(440, 8000, 0.5), 8000));
        assertThat(SoundFile.looksLikeSound(file)).isTrue();
        assertThat(Waves.readAll(file)).hasSize(8000);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void refused(String key, Path file) {
        assertThatThrownBy(() -> SoundFile.open(file)).isInstanceOfSatisfying(SottoException.BadInput.class, refused -> {
            assertThat(refused).hasMessage(key);
            assertThat(refused.userText()).contains(file.getFileName().toString());
        });
    }
}
