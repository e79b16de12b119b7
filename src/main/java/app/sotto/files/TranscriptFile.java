package app.sotto.files;

import app.sotto.model.SottoException;
import app.sotto.model.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finished transcripts that people bring: as typed ({@code [mm:ss] Name: text}), as a table with tabs, WebVTT, SRT. Told apart by content. */
public final class TranscriptFile {
    private static final long LARGEST = 5L << 20;
    private static final int HEAD = 1 << 16;

    private TranscriptFile() {}

    /** Whether a file is text that names speakers, or bears the ending of a transcript; false when it cannot be opened. */
    public static boolean looksLikeTranscript(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.matches("(?s).*\\.(txt|tsv|vtt|srt)")) {
            return Files.isRegularFile(file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return TextContent.of(in.readNBytes(HEAD)).map(TranscriptFile::said).orElse(List.of()).stream()
                    .filter(said -> !said.speaker().isEmpty()).limit(2).count() == 2;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads a transcript: one turn a line (or cue), words parted at white space, their times spread over the turn by
     * length, confidence 1. Names that tell a role give it; others become numbered voices.
     *
     * @throws SottoException.Usage when there is no such file
     * @throws SottoException.BadInput when it is empty, no text, larger than 5 MB, or names no speakers
     */
    public static Transcript read(Path file) {
        String name = String.valueOf(file.getFileName());
        String content = content(file, name);
        if (content.isBlank()) {
            throw new SottoException.BadInput("files.empty", name);
        }
        List<Said> said = said(content);
        if (said.stream().allMatch(line -> line.speaker().isEmpty())) {
            throw new SottoException.BadInput("files.noSpeakers", name);
        }
        Transcript transcript = TurnLayout.transcript(said);
        if (transcript.isEmpty()) {
            throw new SottoException.BadInput("files.noWords", name);
        }
        return transcript;
    }

    private static String content(Path file, String name) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new SottoException.Usage("files.noFile", name);
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new SottoException.BadInput("files.tooLarge", name);
            }
            Optional<String> content = TextContent.of(Files.readAllBytes(file));
            return content.orElseThrow(() -> new SottoException.BadInput("files.noText", name));
        } catch (IOException e) {
            throw new SottoException.Failed(e, "files.unreadable", name);
        }
    }

    private static List<Said> said(String content) {
        if (CueForm.fits(content)) {
            return CueForm.read(content);
        }
        boolean table = content.lines().filter(line -> !line.isBlank()).findFirst().filter(TableForm::fits).isPresent();
        return table ? TableForm.read(content) : ScriptForm.read(content);
    }
}
