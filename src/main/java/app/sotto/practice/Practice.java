package app.sotto.practice;

import app.sotto.vault.Vault;
import java.time.Clock;

/** An unlocked vault and what a therapist does with it, one class a use case. Closing it wipes the keys. */
public final class Practice implements AutoCloseable {
    private final Vault vault;
    private final Engines engines;
    private final Index index;
    private final Clients clients;
    private final Consents consents;
    private final Sessions sessions;
    private final Transcripts transcripts;
    private final Notes notes;
    private final Imports imports;
    private final Editing editing;
    private final Searching searching;
    private final Erasing erasing;
    private final Listening listening;
    private final Exporting exporting;
    private final Doctor doctor;
    private final Dictation dictation;

    public Practice(Vault vault, Engines engines, Clock clock) {
        this.vault = vault;
        this.engines = engines;
        clients = new Clients(vault);
        consents = new Consents(vault, clients, new Settings(vault), clock);
        sessions = new Sessions(vault, clients);
        transcripts = new Transcripts(vault);
        notes = new Notes(vault, engines, clients, clock);
        index = new Index(vault, transcripts, notes, engines);
        SessionPipeline pipeline = new SessionPipeline(vault, engines, clients, consents, transcripts, notes, index);
        imports = new Imports(vault, consents, clients, sessions, pipeline, clock);
        editing = new Editing(transcripts, notes, index, pipeline);
        searching = new Searching(vault, clients, consents, index);
        erasing = new Erasing(vault, clients, index);
        listening = new Listening(vault);
        exporting = new Exporting(vault, transcripts, notes);
        doctor = new Doctor(vault, sessions, consents, engines, clock);
        dictation = new Dictation(engines);
    }

    public Clients clients() {
        return clients;
    }

    public Consents consents() {
        return consents;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Transcripts transcripts() {
        return transcripts;
    }

    public Notes notes() {
        return notes;
    }

    public Imports imports() {
        return imports;
    }

    public Editing editing() {
        return editing;
    }

    public Searching searching() {
        return searching;
    }

    public Erasing erasing() {
        return erasing;
    }

    public Listening listening() {
        return listening;
    }

    public Exporting exporting() {
        return exporting;
    }

    public Dictation dictation() {
        return dictation;
    }

    public Doctor doctor() {
        return doctor;
    }

    @Override
    public void close() {
        index.close();
        engines.close();
        vault.close();
    }
}
