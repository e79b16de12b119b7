package app.sotto.eval;

import app.sotto.model.AudioSource;
import app.sotto.capture.SoundFile;
import app.sotto.model.Sound;
import app.sotto.practice.Stage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long the import of 50 minutes takes, stage by stage, and how much memory: the folder's sound files are joined, again
 * and again, into one WAV file of that length, which is imported into a throw-away vault.
 */
final class ImportBenchmark implements Evaluation {
    private static final int SAMPLES = 50 * 60 * Sound.RATE;

    @Override
    public void run(Path folder, Optional<Path> out, PrintStream screen) throws IOException {
        Path wav = Files.createTempFile("sotto-bench", ".wav");
        try (ThrowAwayVault vault = new ThrowAwayVault()) {
            join(folder, wav);
            StageTimes times = new StageTimes();
            long begun = System.nanoTime();
            vault.practice().imports().file(wav, vault.chart(), ZonedDateTime.now(), "in person", times);
            times.end();
            double wall = (System.nanoTime() - begun) / 1e9;
            double seconds = SAMPLES / (double) Sound.RATE;
            Figures figures = new Figures();
            for (Stage stage : Stage.values()) {
                double taken = times.seconds().getOrDefault(stage, 0.0);
                screen.printf(Locale.ROOT, "%-10s %7.1f s  real-time factor %.4f%n", stage, taken, taken / seconds);
                figures.put("rtf_" + stage.name().toLowerCase(Locale.ROOT), taken / seconds);
            }
            figures.put("rtf", wall / seconds).put("peak_rss_mb", peakKilobytes() / 1024);
            Tsv.write(out, "import.tsv", "stage\tseconds", times.seconds().entrySet().stream()
                    .map(entry -> String.format(Locale.ROOT, "%s\t%.2f", entry.getKey(), entry.getValue())).toList());
            screen.println(figures.json());
        } finally {
            Files.deleteIfExists(wav);
        }
    }

    private static void join(Path folder, Path wav) throws IOException {
        List<Path> sounds;
        try (Stream<Path> all = Files.list(folder)) {
            sounds = all.filter(file -> file.toString().endsWith(".flac")).sorted().toList();
        }
        try (DataOutputStream to = new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(wav)))) {
            to.write(header());
            short[] block = new short[Sound.RATE];
            int left = SAMPLES;
            for (int i = 0; left > 0; i++) {
                try (AudioSource source = SoundFile.open(sounds.get(i % sounds.size()))) {
                    for (int read = source.read(block); read > 0 && left > 0; read = source.read(block)) {
                        ByteBuffer bytes = ByteBuffer.allocate(2 * Math.min(read, left)).order(ByteOrder.LITTLE_ENDIAN);
                        bytes.asShortBuffer().put(block, 0, Math.min(read, left));
                        to.write(bytes.array());
                        left -= Math.min(read, left);
                    }
                }
            }
        }
    }

    private static byte[] header() {
        return ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN).put("RIFF".getBytes()).putInt(36 + 2 * SAMPLES).put("WAVEfmt ".getBytes())
                .putInt(16).putShort((short) 1).putShort((short) 1).putInt(Sound.RATE).putInt(2 * Sound.RATE).putShort((short) 2).putShort((short) 16)
                .put("data".getBytes()).putInt(2 * SAMPLES).array();
    }

    /** The most memory that this process has had resident, from the kernel; -1 where it does not tell. */
    private static long peakKilobytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status) ? -1 : Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(-1);
    }
}
