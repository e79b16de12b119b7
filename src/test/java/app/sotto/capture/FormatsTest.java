package app.sotto.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.sotto.model.AudioSource;
import app.sotto.model.SottoException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each format by small files of two tones, see their README: whole, cut, damaged. */
class FormatsTest {
    private static final int ROUNDS = 30;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"stereo.mp3", "vbr-mono.mp3", "stereo.ogg", "mono.opus", "stereo.opus", "stereo.m4a", "index-first.m4a", "fragments.m4a",
        "stereo.aac", "mono.flac"})
    void both_tones_are_heard_in_their_place(String name) throws IOException {
        Path file = Files.write(folder.resolve("misnamed.wav"), resource(name));
        try (AudioSource source = SoundFile.open(file)) {
            short[] read = Waves.readAll(source);
            assertThat(read.length / 16_000.0).isEqualTo(3, within(0.05));
            assertThat(Waves.amplitude(Arrays.copyOf(read, 23_000), 440)).isEqualTo(0.5, within(0.03));
            assertThat(Waves.amplitude(Arrays.copyOfRange(read, 25_000, 48_000), 1200)).isEqualTo(0.5, within(0.03));
            assertThat(Waves.amplitude(Arrays.copyOf(read, 23_000), 1200)).isLessThan(0.01);
            assertThat(source.note()).isEmpty();
        }
    }

    @Test
    void flac_of_24_bits_and_two_channels_keeps_its_level() throws IOException {
        short[] read = Waves.readAll(write(resource("stereo24.flac")));
        assertThat(read).hasSize(16_000);
        assertThat(Waves.amplitude(read, 440)).isEqualTo(0.5, within(0.005));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stereo.mp3", "stereo.ogg", "mono.opus", "index-first.m4a", "stereo.aac", "mono.flac"})
    void of_a_cut_file_what_is_there_is_kept_and_the_cut_is_told(String name) throws IOException {
        byte[] whole = resource(name);
        try (AudioSource source = SoundFile.open(write(Arrays.copyOf(whole, whole.length * 7 / 10)))) {
            short[] read = Waves.readAll(source);
            assertThat(read.length / 16_000.0).isBetween(0.9, 2.6);
            assertThat(Waves.amplitude(Arrays.copyOf(read, 16_000), 440)).isEqualTo(0.5, within(0.06));
            assertThat(source.note()).hasValueSatisfying(note -> assertThat(note).contains("breaks off"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stereo.mp3", "mono.opus", "stereo.opus", "index-first.m4a", "stereo.aac", "mono.flac"})
    void a_damaged_place_is_told_and_does_not_end_the_sound(String name) throws IOException {
        byte[] bytes = resource(name);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 300, (byte) 0x55);
        try (AudioSource source = SoundFile.open(write(bytes))) {
            short[] read = Waves.readAll(source);
            assertThat(Waves.amplitude(Arrays.copyOfRange(read, read.length - 12_000, read.length), 1200)).isEqualTo(0.5, within(0.03));
            assertThat(source.note()).isPresent();
        }
    }

    @Test
    void a_recording_without_its_index_is_refused_with_the_reason() throws IOException {
        byte[] whole = resource("stereo.m4a");
        refused("capture.noIndex", Arrays.copyOf(whole, whole.length / 2));
    }

    @Test
    void lossless_mp4_is_named_as_not_read() throws IOException {
        refused("capture.unread", resource("lossless.m4a"));
    }

    @Test
    void streams_put_end_to_end_are_all_read() throws IOException {
        short[] read = Waves.readAll(write(Waves.joined(resource("mono.opus"), resource("stereo.opus"))));
        assertThat(read).hasSize(96_000);
        assertThat(Waves.amplitude(Arrays.copyOfRange(read, 48_000, 71_000), 440)).isEqualTo(0.5, within(0.02));
    }

    @Test
    void a_tag_with_a_large_picture_is_passed_over() throws IOException {
        byte[] tag = new byte[10 + 200_000];
        new Random(1).nextBytes(tag);
        System.arraycopy(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 12, 26, 64}, 0, tag, 0, 10);
        short[] read = Waves.readAll(write(Waves.joined(tag, resource("stereo.mp3"))));
        assertThat(read.length / 16_000.0).isEqualTo(3, within(0.05));
    }

    @Test
    void a_flac_comment_that_claims_two_gigabytes_costs_no_memory() throws IOException {
        byte[] bytes = resource("mono.flac");
        int comments = 4 + 4 + 34;
        assertThat(bytes[comments] & 0x7F).as("a block of comments").isEqualTo(4);
        System.arraycopy(new byte[] {-1, -1, -1, 0x7F}, 0, bytes, comments + 4, 4);
        assertThat(Waves.readAll(write(bytes))).hasSize(48_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stereo.mp3", "vbr-mono.mp3", "stereo.ogg", "stereo.opus", "stereo.m4a", "index-first.m4a", "fragments.m4a", "stereo.aac", "mono.flac"})
    void no_damage_hangs_or_fails_but_in_a_sentence(String name) throws IOException {
        byte[] whole = resource(name);
        for (int round = 0; round < ROUNDS; round++) {
            Path file = write(damaged(whole, new Random(round)));
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> decode(file), name + ", round " + round);
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = Arrays.copyOf(whole, random.nextInt(3) == 0 ? 1 + random.nextInt(whole.length) : whole.length);
        int reach = random.nextBoolean() ? Math.min(bytes.length, 1000) : bytes.length;
        for (int i = random.nextInt(40); i >= 0; i--) {
            bytes[random.nextInt(reach)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static void decode(Path file) throws IOException {
        try (AudioSource source = SoundFile.open(file)) {
            assertThat(Waves.readAll(source).length).isBetween(1, 60 * 16_000);
        } catch (SottoException.BadInput refused) {
            assertThat(refused.userText()).isNotEmpty();
        }
    }

    private void refused(String key, byte[] bytes) throws IOException {
        Path file = write(bytes);
        assertThatThrownBy(() -> SoundFile.open(file)).isInstanceOf(SottoException.BadInput.class).hasMessage(key);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("sound"), bytes);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = FormatsTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
