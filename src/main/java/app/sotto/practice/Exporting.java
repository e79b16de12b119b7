package app.sotto.practice;

import app.sotto.desktop.SecretClipboard;
import app.sotto.files.Export;
import app.sotto.model.NoteFormat;
import app.sotto.model.Progress;
import app.sotto.model.Session;
import app.sotto.vault.AuditEvent;
import app.sotto.vault.Vault;
import java.time.Duration;
import java.util.Optional;

/** What leaves the vault on purpose. Each export is audited. */
public final class Exporting {
    private static final Duration ON_CLIPBOARD = Duration.ofSeconds(30);

    private final Vault vault;
    private final Transcripts transcripts;
    private final Notes notes;

    Exporting(Vault vault, Transcripts transcripts, Notes notes) {
        this.vault = vault;
        this.transcripts = transcripts;
        this.notes = notes;
    }

    /** File forms of an export. */
    public enum Form {
        TXT, MD, JSON, VTT
    }

    /** A session's transcript in a form. */
    public String transcript(Session session, Form form) {
        vault.audit().record(AuditEvent.EXPORTED, session.id());
        return switch (form) {
            case TXT -> Export.text(transcripts.of(session), Optional.empty());
            case MD -> Export.markdown(transcripts.of(session), Optional.empty());
            case JSON -> Export.json(transcripts.of(session), Optional.empty());
            case VTT -> Export.vtt(transcripts.of(session));
        };
    }

    /**
     * Lays a note, or the section under one heading of its format, on the clipboard for 30 seconds.
     *
     * @param heading null for the whole note
     * @return whether it was still there at the end and was cleared; false when another program took the clipboard over
     */
    public boolean copy(Session session, NoteFormat format, String heading, Progress progress) {
        String text = heading == null ? notes.render(notes.latest(session), format, false, false) : notes.section(notes.latest(session), format, heading);
        vault.audit().record(AuditEvent.COPIED, session.id());
        return SecretClipboard.hold(text, ON_CLIPBOARD, progress);
    }

    /** A session's note as it is pasted into an EHR. */
    public String note(Session session, NoteFormat format) {
        vault.audit().record(AuditEvent.EXPORTED, session.id());
        return notes.render(notes.latest(session), format, false, false);
    }
}
