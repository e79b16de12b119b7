package app.sotto.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a file is by its first bytes; its name's ending plays no part, since people's files are often named wrongly. */
enum SoundKind {
    WAV(WavDecoder::new),
    FLAC(FlacDecoder::new);

    private static final int HEAD = 64;

    private final Opener opener;

    SoundKind(Opener opener) {
        this.opener = opener;
    }

    /** Opens a file of this kind. */
    Decoder open(Path file) throws IOException {
        return opener.open(file);
    }

    /**
     * The kind of a file, or empty when it is no sound that is known.
     *
     * @throws UnreadFormat when it is of a known kind that is not read
     */
    static Optional<SoundKind> of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.matches("(?s)(RIFF|RF64|BW64)....WAVE.*")) {
            return Optional.of(WAV);
        }
        if (start.startsWith("fLaC")) {
            return Optional.of(FLAC);
        }
        return Optional.empty();
    }

    private interface Opener {
        Decoder open(Path file) throws IOException;
    }
}
