package app.sotto.speech;

import app.sotto.model.Engine;
import app.sotto.model.Progress;
import app.sotto.model.Sound;
import app.sotto.model.Span;
import app.sotto.model.VoiceSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds who speaks when: how many voices there are (one to six), where they change, and whose each stretch is, with
 * nothing enrolled. For one thread at a time.
 *
 * <p>Each stretch of speech is turned into directions of a sliding window ({@link VoiceWindows}); these are clustered
 * ({@link VoiceCentres}); then each stretch is read anew as a path through the voices ({@link VoicePath}) and the centres
 * are taken from the result, three times. Only the directions are kept: some 15 MB for two hours.
 */
public final class Diarizer implements AutoCloseable {
    /** Seconds of a stretch that are looked at together; the encoder's cost grows with the square. */
    private static final double PIECE = 14;
    private static final int ROUNDS = 3;
    private final VoiceFeatures features;
    private final VoiceProjection projection = VoiceProjection.ours();

    /** @param models the folder that holds {@code moonshine/}; the model is opened when it is first needed */
    public Diarizer(Path models) {
        features = new VoiceFeatures(models);
    }

    /**
     * The voices in stretches of speech, ready for a transcriber: in order, apart, one voice each, at most 15 s long.
     *
     * @param speech as {@link VoiceActivity#speech} gives it
     * @throws app.sotto.model.SottoException.Failed when the model cannot be read
     * @throws app.sotto.model.SottoException.Cancelled when the user stops it
     */
    public List<VoiceSpan> voices(Sound sound, List<Span> speech, Progress progress) {
        List<VoiceWindows> stretches = windows(sound, speech, progress);
        if (stretches.isEmpty()) {
            return List.of();
        }
        List<float[]> centres = new VoiceCentres(stretches).find();
        List<int[]> paths = paths(stretches, centres);
        for (int round = 1; round < ROUNDS; round++) {
            centres = moved(stretches, paths, centres);
            paths = paths(stretches, centres);
        }
        return VoiceSpans.of(stretches, paths);
    }

    public Engine engine() {
        return new Engine("Sotto voices (Moonshine layer 0, LDA)", "1");
    }

    private List<VoiceWindows> windows(Sound sound, List<Span> speech, Progress progress) {
        List<VoiceWindows> stretches = new ArrayList<>();
        for (int i = 0; i < speech.size(); i++) {
            progress.check();
            progress.share(i / (double) speech.size());
            Span whole = speech.get(i);
            int pieces = (int) Math.ceil(whole.seconds() / PIECE);
            for (int piece = 0; piece < pieces; piece++) {
                Span span = new Span(whole.start() + whole.seconds() * piece / pieces, whole.start() + whole.seconds() * (piece + 1) / pieces);
                stretches.add(VoiceWindows.of(features.states(sound.samplesOf(span)), projection, span.start(), span.end()));
            }
        }
        return stretches;
    }

    private static List<int[]> paths(List<VoiceWindows> stretches, List<float[]> centres) {
        return stretches.stream().map(stretch -> VoicePath.of(stretch, centres)).toList();
    }

    /** The centres of what was given to each voice; one that was given nothing stays where it was. */
    private static List<float[]> moved(List<VoiceWindows> stretches, List<int[]> paths, List<float[]> centres) {
        double[][] sums = new double[centres.size()][centres.get(0).length];
        boolean[] given = new boolean[centres.size()];
        for (int s = 0; s < paths.size(); s++) {
            int[] path = paths.get(s);
            for (int step = 0; step < path.length; step++) {
                given[path[step]] = true;
                Vectors.add(sums[path[step]], stretches.get(s).directions()[step]);
            }
        }
        List<float[]> moved = new ArrayList<>();
        for (int k = 0; k < sums.length; k++) {
            moved.add(given[k] ? Vectors.unit(sums[k]) : centres.get(k));
        }
        return moved;
    }

    @Override
    public void close() {
        features.close();
    }
}
