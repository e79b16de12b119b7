package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.Chart;
import app.sotto.model.Progress;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
    private static final int RECORD = RecordingRecord.LENGTH;
    private static final int SAMPLES = RecordingRecord.SAMPLES;

    @TempDir
    Path home;

    private final Chart chart = TestVault.chart("Ada");
    private final UUID session = UUID.randomUUID();
    private Vault vault;

    @BeforeEach
    void open() {
        vault = TestVault.fresh(home);
        vault.createChart(chart);
        vault.sessions().put(session, chart.id(), chart.id(),
                new Session(session, chart.id(), ZonedDateTime.now(), 10, "in person", Session.Source.MICROPHONE, ""));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void sound_comes_back_sample_by_sample_from_any_place() {
        short[] sound = noise(5 * SAMPLES + 1234);
        record(sound);
        assertThat(vault.recordings().exists(session)).isTrue();
        assertThat(vault.recordings().exists(UUID.randomUUID())).isFalse();
        assertSound(sound);
        Sound read = vault.recordings().open(session, chart.id());
        float[] across = new float[SAMPLES];
        read.read(2 * SAMPLES - 10, across);
        assertThat(across).isEqualTo(floats(Arrays.copyOfRange(sound, 2 * SAMPLES - 10, 3 * SAMPLES - 10)));
        read.read(sound.length - 1, across);
        assertThat(across[0]).isEqualTo(sound[sound.length - 1] / 32768f);
        assertThat(across[1]).as("silence after the end").isZero();
        assertThat(vault.verify(Progress.NONE)).isEmpty();
    }

    @Test
    void each_beginning_is_a_new_part_and_parts_play_in_order() {
        short[] first = noise(SAMPLES + 7);
        short[] second = noise(2 * SAMPLES);
        record(first);
        record(second);
        record(new short[0]);
        assertThat(files()).hasSize(3);
        short[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertSound(both);
    }

    @Test
    void a_minute_and_more_takes_several_keys() throws IOException {
        short[] sound = noise((RecordingRecord.SEGMENT + 2) * SAMPLES);
        record(sound);
        assertSound(sound);
        // two segments and the end; the key of a third may have been made ahead
        assertThat((Files.size(keyFile()) - RecordingKeys.HEADER) / RecordingKeys.ENTRY).isBetween(3L, 4L);
    }

    @Test
    void a_flipped_byte_is_silence_there_and_nowhere_else_and_is_reported() {
        short[] sound = noise(4 * SAMPLES);
        record(sound);
        Path file = files().get(0);
        for (int at : new int[] {0, 1, 4000, RECORD - 1}) {
            Tamper.flip(file, RecordingHeader.LENGTH + 2 * RECORD + at);
            assertSound(silenced(sound, 2));
            assertThat(vault.verify(Progress.NONE)).as("byte %d", at).hasSize(1);
            Tamper.flip(file, RecordingHeader.LENGTH + 2 * RECORD + at);
        }
        assertThat(vault.verify(Progress.NONE)).isEmpty();
    }

    @Test
    void a_flipped_byte_of_the_header_is_reported() {
        record(noise(SAMPLES));
        for (int at = 0; at < RecordingHeader.LENGTH; at += 61) {
            Tamper.flip(files().get(0), at);
            assertThat(vault.verify(Progress.NONE)).as("byte %d", at).isNotEmpty();
            Tamper.flip(files().get(0), at);
        }
    }

    @Test
    void swapped_records_are_silence() {
        short[] sound = noise(4 * SAMPLES);
        record(sound);
        byte[] bytes = Tamper.read(files().get(0));
        byte[] second = Arrays.copyOfRange(bytes, RecordingHeader.LENGTH + RECORD, RecordingHeader.LENGTH + 2 * RECORD);
        System.arraycopy(bytes, RecordingHeader.LENGTH + 2 * RECORD, bytes, RecordingHeader.LENGTH + RECORD, RECORD);
        System.arraycopy(second, 0, bytes, RecordingHeader.LENGTH + 2 * RECORD, RECORD);
        Tamper.write(files().get(0), bytes);
        assertSound(silenced(silenced(sound, 1), 2));
    }

    @Test
    void a_finished_recording_that_was_cut_is_reported_and_keeps_its_length() {
        short[] sound = noise(4 * SAMPLES);
        record(sound);
        byte[] bytes = Tamper.read(files().get(0));
        Tamper.write(files().get(0), Arrays.copyOf(bytes, RecordingHeader.LENGTH + 3 * RECORD));
        assertSound(silenced(sound, 3));
        assertThat(vault.verify(Progress.NONE)).hasSize(1);
    }

    @Test
    void a_recording_whose_file_is_gone_is_reported() throws IOException {
        record(noise(SAMPLES));
        Files.delete(files().get(0));
        assertThat(vault.verify(Progress.NONE)).isNotEmpty();
    }

    @Test
    void every_flipped_byte_of_the_key_file_is_noticed() {
        record(noise(2 * SAMPLES));
        byte[] good = Tamper.read(keyFile());
        for (int at = 0; at < good.length; at += 5) {
            Tamper.flip(keyFile(), at);
            assertThat(vault.verify(Progress.NONE)).as("byte %d", at).isNotEmpty();
            Tamper.write(keyFile(), good);
        }
        assertThat(vault.verify(Progress.NONE)).isEmpty();
    }

    @Test
    void a_recording_fits_no_other_session_and_no_other_chart() {
        record(noise(SAMPLES));
        Chart other = TestVault.chart("Ben");
        vault.createChart(other);
        assertThatThrownBy(() -> vault.recordings().open(session, other.id())).isInstanceOf(SottoException.Damaged.class);
        UUID stranger = UUID.randomUUID();
        Tamper.write(home.resolve("keys").resolve(stranger + ".rk"), Tamper.read(keyFile()));
        assertThatThrownBy(() -> vault.recordings().open(stranger, chart.id())).isInstanceOf(SottoException.Damaged.class);
    }

    @Test
    void an_erased_session_leaves_neither_key_nor_sound() {
        UUID kept = UUID.randomUUID();
        record(noise(SAMPLES));
        record(noise(SAMPLES));
        try (RecordingWriter writer = vault.recordings().begin(kept, chart.id())) {
            writer.write(noise(100), 100);
        }
        vault.eraseSession(session, chart.id());
        assertThat(keyFile()).doesNotExist();
        assertThat(files()).hasSize(1);
        assertThat(vault.recordings().open(kept, chart.id()).samples()).isEqualTo(100);
        assertThat(vault.recordings().exists(session)).isFalse();
    }

    @Test
    void an_erased_chart_leaves_neither_key_nor_sound() {
        record(noise(SAMPLES));
        vault.eraseChart(chart.id());
        assertThat(keyFile()).doesNotExist();
        assertThat(files()).isEmpty();
    }

    @Test
    void a_killed_recording_keeps_all_but_the_last_quarter_second_and_goes_on_in_a_new_part() throws Exception {
        vault.close();
        Process recorder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Recorder.class.getName(), home.toString(), TestVault.recoveryKey(), session.toString(),
                chart.id().toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        int tenths = 0;
        while (tenths < 30) {
            assertThat(recorder.getInputStream().read()).as("a tenth of a second was handed over").isEqualTo('.');
            tenths++;
        }
        recorder.destroyForcibly().waitFor(30, TimeUnit.SECONDS);

        vault = TestVault.open(home);
        Sound sound = vault.recordings().open(session, chart.id());
        long kept = sound.samples();
        assertThat(kept).isGreaterThanOrEqualTo(tenths * 1600L - SAMPLES);
        float[] all = new float[(int) kept];
        sound.read(0, all);
        assertThat(all).isEqualTo(floats(Recorder.samples((int) kept)));
        assertThat(vault.verify(Progress.NONE)).isEmpty();

        record(noise(500));
        assertThat(vault.recordings().open(session, chart.id()).samples()).isEqualTo(kept + 500);
    }

    /** The process that is killed: hands over a tenth of a second at a time and says so. */
    static final class Recorder {
        public static void main(String[] arguments) throws InterruptedException {
            Vault vault = Vault.openWithRecoveryKey(Path.of(arguments[0]), arguments[1]);
            RecordingWriter writer = vault.recordings().begin(UUID.fromString(arguments[2]), UUID.fromString(arguments[3]));
            short[] all = samples(600 * 1600);
            for (int from = 0; from < all.length; from += 1600) {
                writer.write(Arrays.copyOfRange(all, from, from + 1600), 1600);
                System.out.write('.');
                System.out.flush();
                Thread.sleep(20);
            }
        }

        static short[] samples(int count) {
            short[] out = new short[count];
            for (int i = 0; i < count; i++) {
                out[i] = (short) (i * 31);
            }
            return out;
        }
    }

    private void record(short[] sound) {
        try (RecordingWriter writer = vault.recordings().begin(session, chart.id())) {
            for (int from = 0; from < sound.length; from += 997) {
                short[] some = Arrays.copyOfRange(sound, from, Math.min(sound.length, from + 997));
                writer.write(some, some.length);
            }
            assertThat(writer.samples()).isEqualTo(sound.length);
        }
    }

    private void assertSound(short[] expected) {
        Sound sound = vault.recordings().open(session, chart.id());
        assertThat(sound.samples()).isEqualTo(expected.length);
        float[] all = new float[expected.length];
        sound.read(0, all);
        assertThat(all).isEqualTo(floats(expected));
    }

    private static short[] silenced(short[] sound, int record) {
        short[] out = sound.clone();
        Arrays.fill(out, record * SAMPLES, (record + 1) * SAMPLES, (short) 0);
        return out;
    }

    private static short[] noise(int count) {
        Random random = new Random(count);
        short[] out = new short[count];
        for (int i = 0; i < count; i++) {
            out[i] = (short) (random.nextInt() | 1);
        }
        return out;
    }

    private static float[] floats(short[] samples) {
        float[] out = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            out[i] = samples[i] / 32768f;
        }
        return out;
    }

    private Path keyFile() {
        return home.resolve("keys").resolve(session + ".rk");
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(home.resolve("sound"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
