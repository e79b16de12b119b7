package app.sotto.model;

/** Drafts a note. The same transcript and request give the same draft. */
public interface NoteDrafter {
    /**
     * @param transcript as corrected
     * @param pronouns the client's, as {@code she/her}; empty or unknown means {@code they/them}
     * @throws SottoException.BadInput when there is too little speech, or no conversation, to draft from
     * @throws SottoException.Cancelled when stopped
     */
    Draft draft(Transcript transcript, String pronouns, Progress progress);

    Engine engine();
}
