package app.sotto.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The microphone and playback through a PulseAudio server of the test's own, whose one output is nowhere and whose microphone hears that output. */
class SoundDevicesTest {
    @TempDir
    private Path home;

    private Process server;

    @BeforeEach
    void start_a_server() throws Exception {
        assumeTrue(present("pulseaudio") && present("paplay") && present("parec"), "SKIPPED: PulseAudio is not installed, so no microphone is tested");
        assumeTrue(alsaBridge(), "SKIPPED: libasound2-plugins is not installed, so no microphone is tested");
        Files.writeString(home.resolve(".asoundrc"), "pcm.!default { type pulse }\nctl.!default { type pulse }\n");
        server = run(home.resolve("server.log"), "pulseaudio", "--daemonize=no", "--exit-idle-time=-1", "-n", "--load=module-native-protocol-unix",
                "--load=module-null-sink sink_name=nowhere rate=48000", "--disable-shm=yes");
        for (int i = 0; i < 100 && !done(run(home.resolve("wait.log"), "pactl", "set-default-source", "nowhere.monitor")); i++) {
            Thread.sleep(100);
        }
    }

    @AfterEach
    void stop_the_server() throws InterruptedException {
        if (server != null) {
            server.destroy();
            server.waitFor(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void what_is_said_up_to_the_stop_is_recorded() throws Exception {
        Path tone = Files.write(home.resolve("tone.wav"), Waves.wav16(Waves.sine(700, 48_000, 20), 48_000));
        Path recorded = home.resolve("recorded.raw");
        Process voice = run(home.resolve("voice.log"), "paplay", tone.toString());
        Process recorder = java(home.resolve("recorder.log"), "record", "4000", recorded.toString());
        assertThat(recorder.waitFor(30, TimeUnit.SECONDS)).isTrue();
        voice.destroy();
        String log = Files.readString(home.resolve("recorder.log"));
        assertThat(recorder.exitValue()).as(log).isZero();
        short[] samples = samples(recorded);
        assertThat(samples.length / 16_000.0).as(log).isEqualTo(4, within(0.3));
        short[] lastSecond = Arrays.copyOfRange(samples, samples.length - 16_000, samples.length);
        assertThat(Waves.amplitude(lastSecond, 700)).isEqualTo(0.5, within(0.1));
    }

    @Test
    void playback_is_heard_from_the_second_on() throws Exception {
        float[] both = Arrays.copyOf(Waves.sine(500, 16_000, 2), 64_000);
        System.arraycopy(Waves.sine(1500, 16_000, 2), 0, both, 32_000, 32_000);
        Path file = Files.write(home.resolve("both.wav"), Waves.wav16(both, 16_000));
        Path heard = home.resolve("heard.raw");
        Process ear = run(home.resolve("ear.log"), "sh", "-c", "exec parec --raw --format=s16le --rate=16000 --channels=1 -d nowhere.monitor > '" + heard + "'");
        Thread.sleep(1000);
        Process player = java(home.resolve("player.log"), "play", file.toString(), "2");
        assertThat(player.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(500);
        ear.destroy();
        ear.waitFor();
        assertThat(player.exitValue()).as(Files.readString(home.resolve("player.log"))).isZero();
        short[] samples = samples(heard);
        int loud = 0;
        for (int at = 0; at + 4800 <= samples.length; at += 1600) {
            short[] piece = Arrays.copyOfRange(samples, at, at + 4800);
            loud += Waves.amplitude(piece, 1500) > 0.3 ? 1 : 0;
            assertThat(Waves.amplitude(piece, 500)).isLessThan(0.1);
        }
        assertThat(loud / 10.0).isEqualTo(2, within(0.5));
    }

    private static boolean present(String program) {
        return Arrays.stream(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static boolean alsaBridge() throws IOException {
        try (var found = Files.find(Path.of("/usr/lib"), 3, (path, attributes) -> path.endsWith("libasound_module_pcm_pulse.so"))) {
            return found.findAny().isPresent();
        }
    }

    private static boolean done(Process process) throws InterruptedException {
        return process.waitFor() == 0;
    }

    private Process java(Path log, String... arguments) throws IOException {
        String[] command = {Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-Duser.home=" + home,
            "-cp", System.getProperty("java.class.path"), RecordForTest.class.getName()};
        String[] all = Arrays.copyOf(command, command.length + arguments.length);
        System.arraycopy(arguments, 0, all, command.length, arguments.length);
        return run(log, all);
    }

    private Process run(Path log, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(Map.of("HOME", home.toString(), "XDG_RUNTIME_DIR", home.toString(), "PULSE_SERVER", "unix:" + home + "/pulse/native"));
        return builder.start();
    }

    private static short[] samples(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        short[] samples = new short[bytes.remaining() / 2];
        bytes.asShortBuffer().get(samples);
        return samples;
    }
}
