package app.sotto.capture;

import app.sotto.model.AudioSource;
import app.sotto.model.Sound;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What it costs to decode files: run as a program with their names, a process for each where memory counts. */
final class DecodeBenchmark {
    private DecodeBenchmark() {}

    public static void main(String[] files) throws IOException {
        var process = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        for (String file : files) {
            long cpu = process.getProcessCpuTime();
            long samples = 0;
            short[] block = new short[Sound.RATE];
            try (AudioSource source = SoundFile.open(Path.of(file))) {
                for (int n = source.read(block); n >= 0; n = source.read(block)) {
                    samples += n;
                }
            }
            double seconds = samples / (double) Sound.RATE;
            double spent = (process.getProcessCpuTime() - cpu) / 1e9;
            System.out.printf("%s: %.1f s of sound, %.1f s of processor time, %.0f times real time, %s%n", Path.of(file).getFileName(), seconds,
                    spent, seconds / spent, peak());
        }
    }

    /** The process's largest memory so far, where the system tells (Linux). */
    private static String peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.isReadable(status) ? Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM")).findFirst().orElse("") : "";
    }
}
