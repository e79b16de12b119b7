package app.sotto.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.sotto.model.AudioSource;
import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavTest {
    private static final float[] TONE = Waves.sine(500, 16_000, 1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1, 8, false", "1, 16, false", "1, 24, false", "1, 32, false", "3, 32, false", "3, 64, false", "1, 24, true", "3, 32, true", "1, 16, true"})
    void every_depth_is_read(int encoding, int bits, boolean extensible) throws IOException {
        Path file = write(Waves.wav(encoding, bits, 1, 16_000, Waves.encoded(TONE, encoding, bits), -1, -1, extensible));
        short[] read = Waves.readAll(file);
        assertThat(read).hasSize(TONE.length);
        assertThat(Waves.amplitude(read, 500)).isEqualTo(0.5, within(0.005));
    }

    @Test
    void sixteen_bits_at_sixteen_kilohertz_stay_as_they_are() throws IOException {
        float[] samples = {0, 1 / 32768f, -1 / 32768f, -1, 32767 / 32768f, 0.5f};
        assertThat(Waves.readAll(write(Waves.wav16(samples, 16_000)))).containsExactly(0, 1, -1, -32768, 32767, 16384);
    }

    @Test
    void channels_are_mixed_to_their_mean() throws IOException {
        float[] both = Waves.stereo(Waves.sine(500, 44_100, 1), Waves.sine(1500, 44_100, 1));
        short[] read = Waves.readAll(write(Waves.wav(1, 16, 2, 44_100, Waves.encoded(both, 1, 16), -1, -1, false)));
        assertThat(read).hasSize(16_000);
        assertThat(Waves.amplitude(read, 500)).isEqualTo(0.25, within(0.003));
        assertThat(Waves.amplitude(read, 1500)).isEqualTo(0.25, within(0.003));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4294967295, 4294967295", "36, 0"})
    void a_length_that_the_recorder_never_filled_in_reaches_to_the_end(long riff, long length) throws IOException {
        Path file = write(Waves.wav(1, 16, 1, 16_000, Waves.encoded(TONE, 1, 16), riff, length, false));
        try (AudioSource source = SoundFile.open(file)) {
            assertThat(source.seconds()).hasValueCloseTo(1.0, within(1e-6));
            assertThat(Waves.readAll(source)).hasSize(16_000);
            assertThat(source.note()).isEmpty();
        }
    }

    @Test
    void a_cut_file_gives_what_is_there_and_says_so() throws IOException {
        byte[] whole = Waves.wav16(Waves.sine(500, 16_000, 61), 16_000);
        try (AudioSource source = SoundFile.open(write(Arrays.copyOf(whole, 44 + 2 * 16_000 * 12 + 1)))) {
            assertThat(Waves.readAll(source)).hasSize(12 * 16_000);
            assertThat(source.note()).hasValueSatisfying(note -> assertThat(note).contains("0:00:12"));
        }
    }

    @Test
    void chunks_around_the_data_are_passed_over() throws IOException {
        byte[] plain = Waves.wav16(TONE, 16_000);
        byte[] list = {'L', 'I', 'S', 'T', 3, 0, 0, 0, 'a', 'b', 'c', 0};
        byte[] with = Waves.joined(Arrays.copyOf(plain, 12), list, Arrays.copyOfRange(plain, 12, plain.length), list);
        assertThat(Waves.readAll(write(with))).hasSize(16_000);
    }

    @Test
    void a_header_without_samples_is_refused() throws IOException {
        Path file = write(Waves.wav16(new float[0], 16_000));
        assertThatThrownBy(() -> SoundFile.open(file)).isInstanceOf(SottoException.BadInput.class).hasMessage("capture.noSamples");
    }

    @Test
    void an_encoding_that_is_not_read_is_named() throws IOException {
        Path file = write(Waves.wav(0x11, 16, 1, 16_000, new byte[100], -1, -1, false));
        assertThatThrownBy(() -> SoundFile.open(file)).isInstanceOfSatisfying(SottoException.BadInput.class,
                refused -> assertThat(refused.userText()).contains("encoding 17"));
    }

    @Test
    void a_nonsense_rate_is_refused() throws IOException {
        Path file = write(Waves.wav16(TONE, 3));
        assertThatThrownBy(() -> SoundFile.open(file)).isInstanceOf(SottoException.BadInput.class);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("sound.wav"), bytes);
    }
}
