package app.sotto.capture;

import app.sotto.model.Progress;
import app.sotto.model.Sound;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Run as a program of its own by {@link SoundDevicesTest}, since ALSA finds its configuration by the process's HOME: records or plays. */
final class RecordForTest {
    private RecordForTest() {}

    /** {@code record MILLIS FILE}: prints the devices, records, stops while the reader waits; {@code play FILE FROM}. */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("record")) {
            record(Long.parseLong(arguments[1]), Path.of(arguments[2]));
        } else {
            play(Path.of(arguments[1]), Double.parseDouble(arguments[2]));
        }
    }

    private static void record(long millis, Path file) throws IOException, InterruptedException {
        Microphone.devices().forEach(System.out::println);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Microphone microphone = Microphone.open(null)) {
            CountDownLatch ended = new CountDownLatch(1);
            Thread reader = new Thread(() -> {
                short[] block = new short[1600];
                for (int n = microphone.read(block); n >= 0; n = microphone.read(block)) {
                    for (int i = 0; i < n; i++) {
                        bytes.write(block[i]);
                        bytes.write(block[i] >> 8);
                    }
                }
                ended.countDown();
            });
            reader.start();
            System.out.println("recording");
            Thread.sleep(millis);
            microphone.stop();
            ended.await();
        }
        Files.write(file, bytes.toByteArray());
    }

    private static void play(Path file, double from) throws IOException {
        short[] samples = Waves.readAll(file);
        Playback.play(new Sound() {
            @Override
            public long samples() {
                return samples.length;
            }

            @Override
            public void read(long position, float[] into) {
                Arrays.fill(into, 0);
                for (int i = 0; i < into.length && position + i < samples.length; i++) {
                    into[i] = samples[(int) position + i] / 32768f;
                }
            }
        }, from, Progress.NONE);
    }
}
