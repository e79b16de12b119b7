package app.sotto.model;

import java.time.ZonedDateTime;
import java.util.UUID;

/**
 * One meeting with a chart's persons.
 *
 * @param started when it began
 * @param seconds its length
 * @param modality as {@code in person}, {@code telehealth}
 * @param source where its content came from
 * @param sourceHash SHA-256 of an imported file, hexadecimal, so that importing it again is noticed; empty otherwise
 */
public record Session(UUID id, UUID chart, ZonedDateTime started, double seconds, String modality, Source source, String sourceHash) {
    /** Where a session's content came from. */
    public enum Source {
        MICROPHONE, SOUND_FILE, TRANSCRIPT_FILE,
        /** Not recorded: the note is the clinician's recollection. */
        RECOLLECTION
    }

    @Override
    public String toString() {
        return "Session " + id;
    }
}
