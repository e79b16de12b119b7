package app.sotto.notes;

import app.sotto.model.Administrative;
import app.sotto.model.Note;
import app.sotto.model.NoteFormat;
import app.sotto.model.SottoException;
import java.time.Instant;
import java.util.UUID;

/** A note as text: to read, and to edit as plain text and take back statement by statement. */
public final class NoteText {
    private NoteText() {}

    /**
     * The note to read, as Markdown: the administrative block, each heading with its statements, what was said that bears on risk, and
     * what made it.
     *
     * @param evidence under each statement the words that support it, who said them and when; and, for review only, which kinds of
     *                 risk nobody raised
     * @param why under each statement why it was chosen
     */
    public static String render(Note note, NoteFormat format, boolean evidence, boolean why) {
        return new NotePage(note, format, evidence, why).text();
    }

    /**
     * The note to edit: one statement a line under its heading, each line ending with a short mark in braces by which it is known
     * again. Lines may be reworded, moved, added and removed.
     */
    public static String editable(Note note, NoteFormat format) {
        return EditableNote.write(note, format);
    }

    /**
     * Takes an edited text back. A line whose words are unchanged keeps evidence and origin; a reworded one keeps its evidence and
     * becomes {@code EDITED}; one moved under a heading that does not take its kind changes kind; a line without a known mark is the
     * clinician's own; a statement whose line is gone is removed. A text that shows neither a mark nor a heading of the note is added
     * under the first heading and removes nothing.
     *
     * @return the note itself when nothing changed, else its next version
     * @throws SottoException.BadInput when a line of the administrative block cannot be understood, or nothing is left
     */
    public static Note apply(String edited, Note note, NoteFormat format, Instant now) {
        return EditableNote.read(edited, note, format, now);
    }

    /**
     * A note of a session that was not recorded: each line of {@code text} a statement of the clinician's recollection, under the
     * format's headings where the text names them.
     *
     * @throws SottoException.BadInput when the text holds no statement
     */
    public static Note recollection(String text, UUID session, Administrative administrative, NoteFormat format, Instant now) {
        return EditableNote.recollection(text, session, administrative, format, now);
    }
}
