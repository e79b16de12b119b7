package app.sotto.capture;

import app.sotto.model.AudioSource;
import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sound files that people bring: WAV, FLAC, MP3, Ogg Vorbis and Opus, AAC in MP4 or alone. Decoded as they are read, never as a whole. */
public final class SoundFile {
    private SoundFile() {}

    /**
     * Opens a sound file. Its first block is decoded at once, so that what cannot be read at all is refused here.
     *
     * @throws SottoException.Usage when there is no such file
     * @throws SottoException.BadInput when it is empty, no sound, of a kind that is not read, or holds no samples
     */
    public static AudioSource open(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new SottoException.Usage("capture.noFile", name);
        }
        try {
            if (Files.size(file) == 0) {
                throw new SottoException.BadInput("capture.empty", name);
            }
            SoundKind.Found found = SoundKind.of(file).orElseThrow(() -> new SottoException.BadInput("capture.noSound", name));
            return new FileSource(found.open(file), name);
        } catch (UnreadFormat e) {
            throw new SottoException.BadInput(e, "capture.unread", name, e.getMessage());
        } catch (IOException | RuntimeException e) {
            throw e instanceof SottoException known ? known : new SottoException.BadInput(e, "capture.undecodable", name);
        }
    }

    /** Whether a file's first bytes are those of a sound file, read here or not; false when it cannot be opened. */
    public static boolean looksLikeSound(Path file) {
        try {
            return SoundKind.of(file).isPresent();
        } catch (UnreadFormat e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
