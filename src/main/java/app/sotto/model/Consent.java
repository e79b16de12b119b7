package app.sotto.model;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One participant's consent for one purpose. History is kept: revoking sets {@code revoked}.
 *
 * @param role what the participant is to the chart
 * @param how how it was given
 * @param signer who signed, as written (a guardian signs for a minor)
 * @param formVersion version of the form's text that was signed
 * @param expires last day on which it holds, or null
 * @param revoked day from which it no longer holds, or null
 */
public record Consent(UUID id, UUID chart, UUID person, ParticipantRole role, Purpose purpose, How how, LocalDate given, String signer,
        String formVersion, LocalDate expires, LocalDate revoked) {
    /** What the participant is. */
    public enum ParticipantRole {
        CLIENT, GUARDIAN, MINOR, PARTNER,
        /** For one session: expires on the day it is given for. */
        GUEST
    }

    /** How consent was given. */
    public enum How {
        PAPER, PDF, PORTAL, SPOKEN
    }

    @Override
    public String toString() {
        return "Consent " + id;
    }
}
