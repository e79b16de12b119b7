package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.Chart;
import app.sotto.model.Progress;
import app.sotto.model.Sound;
import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingDamageTest {
    private static final int SAMPLES = RecordingRecord.SAMPLES;

    @TempDir
    Path home;

    private final Chart ada = TestVault.chart("Ada");
    private final UUID session = UUID.randomUUID();
    private Vault vault;

    @BeforeEach
    void open() {
        vault = TestVault.fresh(home);
        vault.createChart(ada);
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void sound_is_read_back_as_it_was_written_and_is_silent_past_its_end() {
        record(session, 0, 50_000);
        try (Sound sound = vault.recordings().open(session, ada.id())) {
            assertThat(sound.samples()).isEqualTo(50_000);
            float[] all = new float[50_100];
            sound.read(0, all);
            assertThat(all).isEqualTo(expected(0, 50_000, 50_100));
            float[] some = new float[5000];
            sound.read(47_000, some);
            assertThat(some).isEqualTo(expected(47_000, 50_000, 5000));
            sound.read(60_000, some);
            assertThat(some).containsOnly(0f);
        }
        assertThat(damage()).isEmpty();
    }

    @Test
    void parts_follow_one_another_as_one_sound() {
        record(session, 0, 10_001);
        record(session, 10_001, 30_000);
        try (Sound sound = vault.recordings().open(session, ada.id())) {
            assertThat(sound.samples()).isEqualTo(30_000);
            float[] across = new float[12_000];
            sound.read(9_000, across);
            assertThat(across).isEqualTo(expected(9_000, 30_000, 12_000));
        }
        assertThat(files()).hasSize(2);
    }

    @Test
    void a_long_recording_goes_on_in_a_new_part() {
        try (RecordingWriter writer = vault.recordings().begin(session, ada.id(), 3)) {
            writer.write(pattern(0, 10 * SAMPLES), 10 * SAMPLES);
        }
        assertThat(files()).hasSize(4);
        assertThat(read(session)).isEqualTo(expected(0, 10 * SAMPLES, 10 * SAMPLES));
        assertThat(damage()).isEmpty();
    }

    @Test
    void whatever_byte_of_a_finished_file_is_changed_it_is_reported_and_all_other_sound_plays() {
        record(session, 0, 5 * SAMPLES - 100);
        Path file = files().get(0);
        byte[] whole = Tamper.read(file);
        for (int record = -1; record < 6; record++) {
            int start = record < 0 ? 0 : RecordingHeader.LENGTH + RecordingRecord.LENGTH * record;
            int length = record < 0 ? RecordingHeader.LENGTH : RecordingRecord.LENGTH;
            for (int at : new int[] {start, start + 60, start + 130, start + length / 2, start + length - 1}) {
                Tamper.flip(file, at);
                assertThat(damage()).as("byte %d", at).hasSize(1);
                assertThat(read(session)).as("byte %d", at).isEqualTo(silenced(5 * SAMPLES - 100, record));
                Tamper.write(file, whole);
            }
        }
        assertThat(damage()).isEmpty();
    }

    @Test
    void whatever_byte_of_the_key_file_is_changed_it_is_reported() {
        record(session, 0, 3 * SAMPLES);
        Path file = vaultFolder().sessionKey(session);
        byte[] whole = Tamper.read(file);
        for (int at = 0; at < whole.length; at++) {
            Tamper.flip(file, at);
            assertThat(damage()).as("byte %d", at).isNotEmpty();
            Tamper.write(file, whole);
        }
        assertThat(damage()).isEmpty();
    }

    @Test
    void records_that_change_places_do_not_play() {
        record(session, 0, 4 * SAMPLES);
        Path file = files().get(0);
        byte[] bytes = Tamper.read(file);
        byte[] second = record(bytes, 1);
        System.arraycopy(record(bytes, 2), 0, bytes, at(1), RecordingRecord.LENGTH);
        System.arraycopy(second, 0, bytes, at(2), RecordingRecord.LENGTH);
        Tamper.write(file, bytes);
        float[] expected = expected(0, 4 * SAMPLES, 4 * SAMPLES);
        Arrays.fill(expected, SAMPLES, 3 * SAMPLES, 0);
        assertThat(read(session)).isEqualTo(expected);
        assertThat(damage()).hasSize(1);
    }

    @Test
    void a_record_of_another_part_does_not_play() {
        record(session, 0, 2 * SAMPLES);
        Path first = files().get(0);
        record(session, 2 * SAMPLES, 4 * SAMPLES);
        Path second = files().stream().filter(file -> !file.equals(first)).findAny().orElseThrow();
        byte[] bytes = Tamper.read(first);
        System.arraycopy(record(Tamper.read(second), 0), 0, bytes, at(0), RecordingRecord.LENGTH);
        Tamper.write(first, bytes);
        assertThat(read(session)).isEqualTo(silenced(4 * SAMPLES, 0));
    }

    @Test
    void a_finished_file_that_was_cut_keeps_its_length_and_the_cut_is_reported() {
        record(session, 0, 5 * SAMPLES - 100);
        Path file = files().get(0);
        byte[] whole = Tamper.read(file);
        for (int length : new int[] {at(3), at(3) + 77, RecordingHeader.LENGTH, 10, 0}) {
            Tamper.write(file, Arrays.copyOf(whole, length));
            assertThat(read(session)).as("cut to %d", length).hasSize(5 * SAMPLES - 100);
            assertThat(damage()).as("cut to %d", length).isNotEmpty();
        }
        Tamper.write(file, Arrays.copyOf(whole, whole.length + 5));
        assertThat(damage()).as("lengthened").hasSize(1);
    }

    @Test
    void the_torn_end_of_an_interrupted_file_is_left_out_and_is_no_damage() {
        interrupted(4);
        Path file = files().get(0);
        byte[] whole = Tamper.read(file);
        Tamper.write(file, Arrays.copyOf(whole, at(3) + 1000));
        assertThat(read(session)).isEqualTo(expected(0, 3 * SAMPLES, 3 * SAMPLES));
        assertThat(damage()).isEmpty();
        record(session, 3 * SAMPLES, 5 * SAMPLES);
        assertThat(read(session)).as("and goes on in the next part").isEqualTo(expected(0, 5 * SAMPLES, 5 * SAMPLES));
    }

    @Test
    void a_changed_record_within_an_interrupted_file_is_damage() {
        interrupted(4);
        Tamper.flip(files().get(0), at(1) + 9);
        assertThat(read(session)).isEqualTo(silenced(4 * SAMPLES, 1));
        assertThat(damage()).hasSize(1);
    }

    @Test
    void a_sound_file_that_is_gone_is_reported() throws IOException {
        interrupted(2);
        Files.delete(files().get(0));
        assertThat(damage()).hasSize(1);
    }

    @Test
    void files_exchanged_between_sessions_and_charts_do_not_open() {
        Chart ben = TestVault.chart("Ben");
        vault.createChart(ben);
        UUID other = UUID.randomUUID();
        record(session, 0, SAMPLES);
        try (RecordingWriter writer = vault.recordings().begin(other, ben.id())) {
            writer.write(pattern(0, SAMPLES), SAMPLES);
        }
        assertThatThrownBy(() -> vault.recordings().open(session, ben.id())).isInstanceOf(SottoException.Damaged.class);
        List<Path> files = files();
        byte[] first = Tamper.read(files.get(0));
        Tamper.write(files.get(0), Tamper.read(files.get(1)));
        Tamper.write(files.get(1), first);
        assertThat(read(session)).containsOnly(0f);
        Path keys = vaultFolder().sessionKey(session);
        Tamper.write(keys, Tamper.read(vaultFolder().sessionKey(other)));
        assertThatThrownBy(() -> vault.recordings().open(session, ada.id())).isInstanceOf(SottoException.Damaged.class);
    }

    @Test
    void an_erased_session_leaves_neither_key_nor_sound_and_others_stay() {
        UUID other = UUID.randomUUID();
        record(session, 0, SAMPLES);
        record(other, 0, SAMPLES);
        vault.eraseSession(session, ada.id());
        assertThat(vault.recordings().exists(session)).isFalse();
        assertThat(files()).hasSize(1);
        assertThat(read(other)).isEqualTo(expected(0, SAMPLES, SAMPLES));
        assertThatThrownBy(() -> vault.recordings().open(session, ada.id())).isInstanceOf(SottoException.Damaged.class);
    }

    @Test
    void four_hours_are_written_and_read_in_little_memory() {
        short[] minute = pattern(0, 60 * Sound.RATE);
        try (RecordingWriter writer = vault.recordings().begin(session, ada.id())) {
            for (int i = 0; i < 240; i++) {
                writer.write(minute, minute.length);
            }
            assertThat(used()).isLessThan(200L << 20);
        }
        try (Sound sound = vault.recordings().open(session, ada.id())) {
            assertThat(sound.seconds()).isEqualTo(4 * 3600);
            float[] last = new float[100];
            sound.read(sound.samples() - 100, last);
            assertThat(last).isEqualTo(expected(minute.length - 100, minute.length, 100));
            assertThat(used()).isLessThan(200L << 20);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Leaves a part as a killed program does: full records, no end. */
    private void interrupted(int records) {
        record(session, 0, records * SAMPLES);
        Path file = files().get(0);
        byte[] bytes = Tamper.read(file);
        Tamper.write(file, Arrays.copyOf(bytes, at(records)));
        Path keys = vaultFolder().sessionKey(session);
        byte[] entries = Tamper.read(keys);
        Tamper.write(keys, Arrays.copyOf(entries, entries.length - RecordingKeys.ENTRY));
    }

    private void record(UUID id, int from, int to) {
        try (RecordingWriter writer = vault.recordings().begin(id, ada.id())) {
            for (int at = from; at < to; at += 320) {
                writer.write(pattern(at, 320), Math.min(320, to - at));
            }
            assertThat(writer.samples()).isEqualTo(to - from);
        }
    }

    private float[] read(UUID id) {
        try (Sound sound = vault.recordings().open(id, ada.id())) {
            float[] all = new float[(int) sound.samples()];
            sound.read(0, all);
            return all;
        }
    }

    private List<String> damage() {
        return vault.recordings().damage(Map.of(session, ada.id()), Progress.NONE);
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(home.resolve("sound"))) {
            return files.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private VaultFolder vaultFolder() {
        return new VaultFolder(home);
    }

    private static int at(int record) {
        return RecordingHeader.LENGTH + record * RecordingRecord.LENGTH;
    }

    private static byte[] record(byte[] file, int number) {
        return Arrays.copyOfRange(file, at(number), at(number + 1));
    }

    private static float[] silenced(int samples, int record) {
        float[] expected = expected(0, samples, samples);
        if (record >= 0 && record * SAMPLES < samples) {
            Arrays.fill(expected, record * SAMPLES, Math.min(samples, (record + 1) * SAMPLES), 0);
        }
        return expected;
    }

    /** Samples that tell their place; none of them is silent. */
    private static short[] pattern(int from, int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) ((from + i) % 30_011 + 1);
        }
        return samples;
    }

    private static float[] expected(int from, int end, int count) {
        float[] out = new float[count];
        for (int i = 0; i < count && from + i < end; i++) {
            out[i] = ((from + i) % 30_011 + 1) / 32768f;
        }
        return out;
    }
}
