package app.sotto.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.sotto.capture.SoundFile;
import app.sotto.model.AudioSource;
import app.sotto.model.Progress;
import app.sotto.model.SottoException;
import app.sotto.model.Sound;
import app.sotto.model.Span;
import app.sotto.model.Token;
import app.sotto.model.VoiceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from sound to words, with the real models. */
class MoonshineTest {
    private static final Path MODELS = Path.of(System.getProperty("sotto.models", "target/models"));
    private static final Path SHARED = Path.of("..", "shared", "eval", "audio");

    @Test
    void silence_noise_and_tones_hold_no_words() {
        Random random = new Random(1);
        assertThat(words(made(10, i -> 0))).isEmpty();
        assertThat(words(made(10, i -> 0.02 * random.nextGaussian()))).isEmpty();
        assertThat(words(made(10, i -> 0.2 * Math.sin(2 * Math.PI * 440 * i / Sound.RATE)))).isEmpty();
    }

    @Test
    void a_sound_of_no_length_holds_no_words() {
        assertThat(words(made(0, i -> 0))).isEmpty();
    }

    @Test
    void a_sentence_is_heard_with_times_inside_its_span_and_confidence_between_0_and_1() throws IOException {
        Sound sound = read(SHARED.resolve("asr").resolve("sense_and_sensibility_01_austen-0880.flac"));
        try (Moonshine moonshine = new Moonshine(MODELS)) {
            List<Token> tokens = moonshine.transcribe(sound, new Span(0, sound.seconds()), 7);
            assertThat(tokens).extracting(Token::text).startsWith("He", "was", "not", "an").endsWith("young", "man.");
            assertThat(tokens).extracting(Token::id).startsWith(7, 8, 9, 10).doesNotHaveDuplicates().isSorted();
            assertThat(tokens).allSatisfy(token -> {
                assertThat(token.start()).isBetween(0.0, token.end());
                assertThat(token.end()).isLessThanOrEqualTo(sound.seconds() + 1e-9);
                assertThat(token.confidence()).isBetween(0.0, 1.0);
            });
        }
    }

    @Test
    void two_readers_on_two_channels_are_two_voices() throws IOException {
        Sound sound = read(SHARED.resolve("hard").resolve("stereo-44k.wav"));
        try (VoiceActivity activity = new VoiceActivity(MODELS); Diarizer diarizer = new Diarizer(MODELS)) {
            List<VoiceSpan> spans = diarizer.voices(sound, activity.speech(sound, Progress.NONE), Progress.NONE);
            assertThat(spans.stream().map(VoiceSpan::voice).distinct()).containsExactly(0, 1);
            assertThat(spans).allSatisfy(span -> assertThat(span.end() - span.start()).isBetween(0.05, 15.0));
            for (int i = 1; i < spans.size(); i++) {
                assertThat(spans.get(i).start()).isGreaterThanOrEqualTo(spans.get(i - 1).end());
            }
        }
    }

    @Test
    void a_missing_model_is_told_in_one_sentence(@TempDir Path empty) {
        try (VoiceActivity activity = new VoiceActivity(empty)) {
            assertThatThrownBy(() -> activity.speech(made(1, i -> 0), Progress.NONE)).isInstanceOfSatisfying(SottoException.Failed.class,
                    e -> assertThat(e.userText()).contains("silero_vad_v6.onnx"));
        }
    }

    @Test
    void a_damaged_model_is_told_in_one_sentence(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("vad"));
        Files.writeString(folder.resolve("vad").resolve("silero_vad_v6.onnx"), "no model");
        try (VoiceActivity activity = new VoiceActivity(folder)) {
            assertThatThrownBy(() -> activity.speech(made(1, i -> 0), Progress.NONE)).isInstanceOf(SottoException.Failed.class);
        }
    }

    private static String words(Sound sound) {
        try (VoiceActivity activity = new VoiceActivity(MODELS); Diarizer diarizer = new Diarizer(MODELS); Moonshine moonshine = new Moonshine(MODELS)) {
            return diarizer.voices(sound, activity.speech(sound, Progress.NONE), Progress.NONE).stream()
                    .flatMap(span -> moonshine.transcribe(sound, span.span(), 0).stream()).map(Token::text).collect(Collectors.joining(" "));
        }
    }

    private static Sound made(int seconds, IntToDoubleFunction sample) {
        float[] all = new float[seconds * Sound.RATE];
        for (int i = 0; i < all.length; i++) {
            all[i] = (float) sample.applyAsDouble(i);
        }
        return of(all, all.length);
    }

    private static Sound read(Path file) throws IOException {
        assumeTrue(Files.exists(file), "SKIPPED: ../shared/eval is not here");
        try (AudioSource source = SoundFile.open(file)) {
            short[] piece = new short[Sound.RATE];
            float[] all = new float[60 * Sound.RATE];
            int length = 0;
            for (int count = source.read(piece); count >= 0; count = source.read(piece)) {
                for (int i = 0; i < count; i++) {
                    all[length++] = piece[i] / 32768f;
                }
            }
            return of(all, length);
        }
    }

    private static Sound of(float[] all, int length) {
        return new Sound() {
            @Override
            public long samples() {
                return length;
            }

            @Override
            public void read(long position, float[] into) {
                Arrays.fill(into, 0);
                int count = (int) Math.min(into.length, length - position);
                if (count > 0) {
                    System.arraycopy(all, (int) position, into, 0, count);
                }
            }
        };
    }
}
