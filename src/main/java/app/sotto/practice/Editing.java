package app.sotto.practice;

import app.sotto.model.Note;
import app.sotto.model.NoteFormat;
import app.sotto.model.Session;
import java.time.ZonedDateTime;
import app.sotto.model.Chart;

/** Corrections and edits that note and index follow. */
public final class Editing {
    private final Transcripts transcripts;
    private final Notes notes;
    private final Index index;
    private final SessionPipeline pipeline;

    Editing(Transcripts transcripts, Notes notes, Index index, SessionPipeline pipeline) {
        this.transcripts = transcripts;
        this.notes = notes;
        this.index = index;
        this.pipeline = pipeline;
    }

    /** Changes the transcript, then drafts again what the clinician has not touched and brings the index up to it. */
    public void correct(Session session, Runnable change, StageListener listener) {
        transcripts.of(session);
        change.run();
        pipeline.run(session, listener);
    }

    /** Takes an edited note back. */
    public Note takeBack(Session session, String edited, NoteFormat format) {
        Note note = notes.takeBack(session, edited, format);
        index.updateNote(session);
        return note;
    }

    /** Writes a note for a session that was not recorded. */
    public Session recollection(Chart chart, ZonedDateTime when, int minutes, String modality, String text) {
        Session session = notes.recollection(chart, when, minutes, modality, text);
        index.updateNote(session);
        return session;
    }
}
