package app.sotto.eval;

import app.sotto.model.Progress;
import app.sotto.model.Sound;
import app.sotto.model.Span;
import app.sotto.speech.VoiceActivity;
import app.sotto.speech.VoiceFeatures;
import app.sotto.speech.VoiceProjection;
import app.sotto.speech.VoiceStates;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Trains the projection that tells voices apart: {@code FOLDER OUTPUT}. The folder holds LibriSpeech utterances named
 * {@code SPEAKER-CHAPTER-NUMBER.flac}. Each is heard as recorded and as degraded copies (a room, a telephone), so that
 * the room is noise to the projection and the voice is not. The same folder gives the same projection.
 */
public final class TrainVoices {
    /** The windows that the diarizer pools are of this length, in states of 24 ms: 1.5 s. */
    private static final int WINDOW = 62;
    private static final int HOP = 10;
    private static final int DIMENSIONS = 100;
    private static final double SHRINKAGE = 0.2;

    private TrainVoices() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, List<float[]>> windows = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
            files = all.filter(file -> file.toString().endsWith(".flac")).sorted().toList();
        }
        Random random = new Random(1);
        try (VoiceActivity activity = new VoiceActivity(Models.folder()); VoiceFeatures features = new VoiceFeatures(Models.folder())) {
            for (Path file : files) {
                Clip clean = Clip.read(file);
                List<float[]> of = windows.computeIfAbsent(file.getFileName().toString().split("-")[0], speaker -> new ArrayList<>());
                List<Span> speech = activity.speech(clean, Progress.NONE);
                float[] samples = clean.samplesOf(new Span(0, clean.seconds()));
                for (float[] copy : List.of(samples, Degradation.room(samples, random), Degradation.telephone(samples, random))) {
                    speech.forEach(span -> addWindows(features.states(cut(copy, span)), of));
                }
            }
        }
        VoiceProjection projection = Lda.train(List.copyOf(windows.values()), DIMENSIONS, SHRINKAGE);
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
            projection.write(out);
        }
        System.out.println(files.size() + " utterances, " + windows.size() + " speakers, "
                + windows.values().stream().mapToInt(List::size).sum() + " windows");
    }

    private static float[] cut(float[] samples, Span span) {
        int from = (int) (span.start() * Sound.RATE);
        return Arrays.copyOfRange(samples, from, Math.min(samples.length, (int) (Math.min(span.end(), span.start() + 14) * Sound.RATE)));
    }

    private static void addWindows(VoiceStates states, List<float[]> into) {
        for (int from = 0; from + WINDOW <= states.length(); from += HOP) {
            into.add(states.pooled(from, from + WINDOW));
        }
    }
}
