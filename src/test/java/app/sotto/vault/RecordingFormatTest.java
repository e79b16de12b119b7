package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.sotto.model.Progress;
import app.sotto.model.Sound;
import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recording format itself: committed files that must always be read, and damage outside the records. */
class RecordingFormatTest {
    static final UUID SESSION = new UUID(3, 4);
    static final UUID CHART = new UUID(5, 6);
    private static final int SAMPLES = RecordingRecord.SAMPLES;

    @TempDir
    private Path home;
    private ChartKeys keys;
    private Recordings recordings;

    @BeforeEach
    void open() {
        open(home);
    }

    private void open(Path in) {
        byte[] wrap = new byte[SealingKey.BYTES];
        for (int i = 0; i < wrap.length; i++) {
            wrap[i] = (byte) i;
        }
        VaultFolder folder = new VaultFolder(in);
        folder.makeFolders();
        SecureRandom random = new SecureRandom();
        keys = new ChartKeys(folder, new UUID(1, 2), new SealingKey(wrap), random);
        recordings = new Recordings(folder, keys, random, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        recordings.close();
        keys.close();
    }

    /** What the committed files hold, and what is recorded here: no sample is silent. */
    static short[] sound(int count) {
        short[] sound = new short[count];
        for (int i = 0; i < count; i++) {
            sound[i] = (short) (i * 31 % 20_000 + 1);
        }
        return sound;
    }

    @Test
    void a_recording_of_format_1_is_always_read() throws Exception {
        Path committed = Path.of(RecordingFormatTest.class.getResource("recording-1").toURI());
        for (String folder : List.of("keys", "sound")) {
            try (Stream<Path> files = Files.list(committed.resolve(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, home.resolve(folder).resolve(file.getFileName()));
                }
            }
        }
        short[] expected = Arrays.copyOf(sound(2 * SAMPLES + 100), 4 * SAMPLES + 200);
        System.arraycopy(sound(2 * SAMPLES + 100), 0, expected, 2 * SAMPLES + 100, 2 * SAMPLES + 100);
        assertThat(heard()).isEqualTo(expected);
        assertThat(damage()).isEmpty();
    }

    @Test
    void a_changed_header_is_told_and_costs_no_sound() throws IOException {
        short[] sound = sound(3 * SAMPLES);
        record(sound);
        byte[] good = Files.readAllBytes(part());
        for (int at = 0; at < RecordingHeader.LENGTH; at += 13) {
            flip(at);
            assertThat(heard()).as("byte " + at).isEqualTo(sound);
            assertThat(damage()).as("byte " + at).hasSize(1);
            Files.write(part(), good);
        }
        assertThat(damage()).isEmpty();
    }

    @Test
    void a_changed_end_and_what_is_put_behind_it_are_told_and_cost_no_sound() throws IOException {
        short[] sound = sound(3 * SAMPLES);
        record(sound);
        byte[] good = Files.readAllBytes(part());
        flip(good.length - 100);
        assertThat(heard()).isEqualTo(sound);
        assertThat(damage()).hasSize(1);
        Files.write(part(), good);
        Files.write(part(), new byte[1], StandardOpenOption.APPEND);
        assertThat(heard()).isEqualTo(sound);
        assertThat(damage()).hasSize(1);
    }

    @Test
    void a_torn_tail_is_no_damage_but_a_tail_without_its_key_is() throws IOException {
        short[] sound = sound((RecordingRecord.SEGMENT + 2) * SAMPLES);
        record(sound);
        Path key = home.resolve("keys").resolve(SESSION + ".rk");
        byte[] entries = Files.readAllBytes(key);
        // As a crash leaves it: the end is in neither file, and the last record is torn
        Files.write(key, Arrays.copyOf(entries, RecordingKeys.HEADER + 2 * RecordingKeys.ENTRY));
        byte[] good = Files.readAllBytes(part());
        Files.write(part(), Arrays.copyOf(good, good.length - RecordingRecord.LENGTH - 10));
        assertThat(heard()).isEqualTo(Arrays.copyOf(sound, sound.length - SAMPLES));
        assertThat(damage()).isEmpty();
        Files.write(key, Arrays.copyOf(entries, RecordingKeys.HEADER + RecordingKeys.ENTRY));
        assertThat(heard()).hasSize(sound.length - SAMPLES).endsWith(new short[SAMPLES]);
        assertThat(damage()).hasSize(1);
    }

    @Test
    void a_sound_that_was_left_open_cannot_be_read_once_the_vault_is_closed() {
        record(sound(100));
        Sound sound = recordings.open(SESSION, CHART);
        recordings.close();
        assertThatThrownBy(() -> sound.read(0, new float[10])).isInstanceOfAny(IllegalStateException.class, SottoException.Failed.class);
    }

    @Test
    void a_full_disk_finishes_the_recording_with_all_that_fitted(@TempDir Path place) throws Exception {
        assumeTrue(mount(place), "SKIPPED: a small tmpfs cannot be mounted here, so a full disk was not tried");
        try {
            close();
            open(place);
            keys.create(CHART);
            long[] written = {0};
            short[] some = sound(SAMPLES);
            try (RecordingWriter writer = recordings.begin(SESSION, CHART)) {
                awaitReserve(place.resolve("ballast"));
                assertThatThrownBy(() -> {
                    while (written[0] < 80L << 20) {
                        writer.write(some, SAMPLES);
                        written[0] += SAMPLES;
                    }
                }).isInstanceOf(SottoException.Failed.class).hasMessage("vault.recording.stopped");
            }
            assertThat(2 * written[0]).as("bytes of sound: more than fit beside the reserve").isGreaterThan(58L << 20);
            try (Sound sound = recordings.open(SESSION, CHART)) {
                assertThat(sound.samples()).isBetween(written[0], written[0] + SAMPLES);
            }
            assertThat(damage()).isEmpty();
        } finally {
            close();
            run("umount", place.toString());
            open();
        }
    }

    /** A quarter of the room, taken up beside the writer. */
    private static void awaitReserve(Path reserve) throws Exception {
        for (int wait = 0; wait < 100 && !(Files.exists(reserve) && Files.size(reserve) > 17 << 20); wait++) {
            Thread.sleep(50);
        }
        assertThat(Files.size(reserve)).isGreaterThan(17 << 20);
    }

    private static boolean mount(Path place) throws Exception {
        return run("mount", "-t", "tmpfs", "-o", "size=72m", "tmpfs", place.toString());
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void record(short[] sound) {
        if (!keys.exists(CHART)) {
            keys.create(CHART);
        }
        try (RecordingWriter writer = recordings.begin(SESSION, CHART)) {
            writer.write(sound, sound.length);
        }
    }

    private short[] heard() {
        try (Sound sound = recordings.open(SESSION, CHART)) {
            float[] floats = new float[(int) sound.samples()];
            sound.read(0, floats);
            short[] heard = new short[floats.length];
            for (int i = 0; i < heard.length; i++) {
                heard[i] = (short) (floats[i] * 32768);
            }
            return heard;
        }
    }

    private List<String> damage() {
        return recordings.damage(Map.of(SESSION, CHART), Progress.NONE);
    }

    private Path part() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("sound"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private void flip(int at) throws IOException {
        byte[] bytes = Files.readAllBytes(part());
        bytes[at] ^= 1;
        Files.write(part(), bytes);
    }
}
