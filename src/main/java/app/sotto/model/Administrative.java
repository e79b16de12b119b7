package app.sotto.model;

import java.time.LocalDateTime;
import java.util.List;

/**
 * The administrative block of a note: prefilled from the recording, confirmed by the clinician.
 *
 * @param start local date and time; null when it is not known
 * @param minutes minutes of the session
 * @param modality how it took place, as {@code in person}
 * @param participants who took part, as shown
 * @param confirmed whether the clinician has confirmed it
 */
public record Administrative(LocalDateTime start, int minutes, String modality, List<String> participants, boolean confirmed) {
    public Administrative {
        participants = List.copyOf(participants);
    }
}
