package app.sotto.practice;

import app.sotto.capture.SoundFile;
import app.sotto.model.AudioSource;
import app.sotto.model.Progress;
import app.sotto.model.SottoException;
import app.sotto.model.Sound;
import app.sotto.model.Span;
import app.sotto.model.Token;
import app.sotto.model.VoiceSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Turns a clinician's dictation into text. The sound is held in memory only and never stored. */
public final class Dictation {
    /** Half an hour: longer is no dictation. */
    private static final int LONGEST_SAMPLES = 30 * 60 * Sound.RATE;

    private final Engines engines;

    Dictation(Engines engines) {
        this.engines = engines;
    }

    /** The text of a dictated file, a line a stretch of speech. @throws SottoException.BadInput when nothing was said */
    public String text(Path file, Progress progress) {
        Sound sound = new InMemory(samples(file));
        List<Span> speech = engines.voiceActivity().speech(sound, Progress.NONE);
        List<VoiceSpan> spans = engines.diarizer().voices(sound, speech, Progress.NONE);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < spans.size(); i++) {
            progress.check();
            List<Token> words = engines.transcriber().transcribe(sound, spans.get(i).span(), 0);
            text.append(words.stream().map(Token::text).collect(Collectors.joining(" "))).append('\n');
            progress.share((i + 1.0) / spans.size());
        }
        if (text.toString().isBlank()) {
            throw new SottoException.BadInput("dictation.silent");
        }
        return text.toString();
    }

    private static short[] samples(Path file) {
        short[] all = new short[Sound.RATE];
        short[] block = new short[Sound.RATE / 10];
        int count = 0;
        try (AudioSource source = SoundFile.open(file)) {
            for (int read = source.read(block); read >= 0; read = source.read(block)) {
                if (count + read > LONGEST_SAMPLES) {
                    throw new SottoException.BadInput("dictation.long");
                }
                all = count + read > all.length ? Arrays.copyOf(all, 2 * all.length) : all;
                System.arraycopy(block, 0, all, count, read);
                count += read;
            }
        } catch (IOException e) {
            throw new SottoException.BadInput(e, "import.unreadable");
        }
        return Arrays.copyOf(all, count);
    }

    private record InMemory(short[] all) implements Sound {
        @Override
        public long samples() {
            return all.length;
        }

        @Override
        public void read(long position, float[] into) {
            for (int i = 0; i < into.length; i++) {
                long at = position + i;
                into[i] = at < 0 || at >= all.length ? 0 : all[(int) at] / 32768f;
            }
        }
    }
}
