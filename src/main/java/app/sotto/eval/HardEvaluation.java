package app.sotto.eval;

import app.sotto.model.Progress;
import app.sotto.model.SottoException;
import app.sotto.model.VoiceSpan;
import app.sotto.speech.Diarizer;
import app.sotto.speech.Moonshine;
import app.sotto.speech.VoiceActivity;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code hard}: words invented where nobody speaks; broken files refused in one sentence; unusual files read as two voices
 * ({@code phone}, {@code stereo}, {@code opus}, {@code aac}: share of speech given to the right voice).
 */
final class HardEvaluation implements Evaluation {
    private static final List<String> NOBODY = List.of("silence.flac", "pink-noise.flac", "tones.flac");
    /** Broken files; the cut one may be read as far as it goes instead. */
    private static final List<String> BROKEN = List.of("truncated.wav", "no-samples.wav", "no-bytes.wav", "random-bytes.wav", "text.mp3");
    private static final Map<String, String> UNUSUAL = new TreeMap<>(Map.of("phone", "phone-8k.wav", "stereo", "stereo-44k.wav", "opus", "opus.ogg", "aac", "aac.m4a"));

    private final List<String> rows = new ArrayList<>();

    @Override
    public void run(Path folder, Optional<Path> out, PrintStream screen) throws IOException {
        Figures figures = new Figures();
        try (VoiceActivity activity = new VoiceActivity(Models.folder());
                Diarizer diarizer = new Diarizer(Models.folder());
                Moonshine moonshine = new Moonshine(Models.folder())) {
            long invented = 0;
            for (String name : NOBODY) {
                long words = words(Clip.read(folder.resolve(name)), activity, diarizer, moonshine);
                rows.add(name + "\t" + words + " words");
                invented += words;
            }
            figures.put("invented_words", invented);
            long refused = 0;
            for (String name : BROKEN) {
                refused += refusedOrRead(folder, name) ? 1 : 0;
            }
            figures.put("refused_clearly", refused / (double) BROKEN.size());
            for (Map.Entry<String, String> entry : UNUSUAL.entrySet()) {
                figures.put(entry.getKey(), rightVoice(folder, entry.getValue(), activity, diarizer));
            }
        }
        Tsv.write(out, "hard.tsv", "file\tresult", rows);
        rows.forEach(screen::println);
        screen.println(figures.json());
    }

    private static long words(Clip clip, VoiceActivity activity, Diarizer diarizer, Moonshine moonshine) {
        long words = 0;
        for (VoiceSpan span : diarizer.voices(clip, activity.speech(clip, Progress.NONE), Progress.NONE)) {
            words += moonshine.transcribe(clip, span.span(), 0).size();
        }
        return words;
    }

    /** Whether a broken file ends in a sentence; the cut one may also give what it holds. */
    private boolean refusedOrRead(Path folder, String name) throws IOException {
        try {
            double seconds = Clip.read(folder.resolve(name)).seconds();
            rows.add(name + "\tread " + seconds + " s");
            return name.startsWith("truncated") && seconds > 11.9;
        } catch (SottoException.BadInput e) {
            rows.add(name + "\t" + e.userText());
            return e.userText().strip().endsWith(".");
        }
    }

    private double rightVoice(Path folder, String name, VoiceActivity activity, Diarizer diarizer) throws IOException {
        try {
            Clip clip = Clip.read(folder.resolve(name));
            Path labels = folder.resolve(name.replaceAll("\\..*", ".rttm"));
            Voices truth = Voices.rttm(Files.exists(labels) ? labels : folder.resolveSibling("dyads").resolve("room-1.rttm"));
            Voices heard = Voices.of(diarizer.voices(clip, activity.speech(clip, Progress.NONE), Progress.NONE));
            DiarizationErrors errors = DiarizationErrors.of(truth, heard, 0);
            rows.add(name + "\tread " + clip.seconds() + " s, " + heard.voices().size() + " voices, right voice " + errors.rightVoiceOfHeard());
            return errors.rightVoiceOfHeard();
        } catch (SottoException.BadInput e) {
            rows.add(name + "\t" + e.userText());
            return 0;
        }
    }
}
