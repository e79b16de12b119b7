package app.sotto.practice;

import app.sotto.model.Administrative;
import app.sotto.model.Chart;
import app.sotto.model.Draft;
import app.sotto.model.Note;
import app.sotto.model.NoteFormat;
import app.sotto.model.Person;
import app.sotto.model.Progress;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Speaker;
import app.sotto.model.Statement;
import app.sotto.model.Texts;
import app.sotto.model.Transcript;
import app.sotto.notes.NoteFormats;
import app.sotto.notes.NoteText;
import app.sotto.notes.Redraft;
import app.sotto.vault.AuditEvent;
import app.sotto.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Drafting, reading and editing notes. Every version is kept. */
public final class Notes {
    static final String DEFAULT_FORMAT = "soap";
    /** What a session's note was last drafted as, before the clinician's hand; by it Sotto knows what they removed. */
    private static final String DRAFT = "DRAFT";

    private final Vault vault;
    private final Engines engines;
    private final Clients clients;
    private final Clock clock;

    Notes(Vault vault, Engines engines, Clients clients, Clock clock) {
        this.vault = vault;
        this.engines = engines;
        this.clients = clients;
        this.clock = clock;
    }

    /** The newest version. @throws SottoException.Usage when there is none */
    public Note latest(Session session) {
        return find(session).orElseThrow(() -> new SottoException.Usage("note.none"));
    }

    Optional<Note> find(Session session) {
        return vault.notes().of(session.id()).stream().max(Comparator.comparingInt(Note::version));
    }

    /** A new version, drafted from the transcript and stored; what the clinician wrote, reworded or removed before stays so. */
    void draft(Session session, Chart chart, Transcript transcript, Progress progress) {
        Draft draft = engines.drafter().draft(transcript, chart.pronouns(), progress);
        Instant now = clock.instant();
        Optional<Note> old = find(session);
        Optional<Draft> before = vault.results().latest(session.id(), DRAFT, Draft.class);
        Note note = old.isEmpty() ? new Note(session.id(), 1, now, DEFAULT_FORMAT, administrative(session, chart, transcript), draft.statements(),
                draft.ledger(), draft.engine())
                : before.map(earlier -> Redraft.merge(old.get(), earlier, draft, transcript, now)).orElseGet(() -> Redraft.merge(old.get(), draft, transcript, now));
        vault.transaction(() -> {
            store(note);
            vault.results().store(session.id(), session.chart(), DRAFT, "", draft);
            vault.audit().record(AuditEvent.NOTE_DRAFTED, session.id());
            return null;
        });
    }

    void store(Note note) {
        UUID chart = vault.sessions().get(note.session()).orElseThrow().chart();
        vault.transaction(() -> {
            vault.notes().put(UUID.randomUUID(), note.session(), chart, note);
            return null;
        });
    }

    private Administrative administrative(Session session, Chart chart, Transcript transcript) {
        List<String> participants = new ArrayList<>();
        participants.add(Texts.of("note.clinician"));
        clients.persons(chart).stream().map(Person::name).forEach(participants::add);
        long others = transcript.turns().stream().map(turn -> turn.speaker()).distinct().filter(speaker -> !speaker.equals(Speaker.THERAPIST)).count()
                - clients.persons(chart).size();
        if (others > 0) {
            participants.add(Texts.of("note.furtherVoices", String.valueOf(others)));
        }
        return new Administrative(session.started().toLocalDateTime(), (int) Math.max(1, Math.round(session.seconds() / 60)), session.modality(),
                participants, false);
    }

    /** The text of a note for reading. */
    public String render(Note note, NoteFormat format, boolean evidence, boolean why) {
        vault.audit().record(AuditEvent.VIEWED, note.session());
        return NoteText.render(note, format, evidence, why);
    }

    /** The statements under one heading, as plain lines. @throws SottoException.Usage when the format has no such heading */
    String section(Note note, NoteFormat format, String heading) {
        NoteFormat.Heading found = format.headings().stream().filter(h -> h.title().equalsIgnoreCase(heading.strip())).findFirst()
                .orElseThrow(() -> new SottoException.Usage("note.heading", heading,
                        format.headings().stream().map(NoteFormat.Heading::title).collect(Collectors.joining(", "))));
        return note.statements().stream().filter(s -> found.kinds().contains(s.kind())).map(Statement::text).collect(Collectors.joining("\n"));
    }

    /** The text of a note for editing; {@link #takeBack} reads it. */
    public String editable(Note note, NoteFormat format) {
        return NoteText.editable(note, format);
    }

    /** Stores an edited text as a new version. @return the new version, or the old one when nothing was changed */
    public Note takeBack(Session session, String edited, NoteFormat format) {
        Note old = latest(session);
        Note fresh = NoteText.apply(edited, old, format, clock.instant());
        if (fresh.statements().equals(old.statements()) && fresh.administrative().equals(old.administrative())) {
            return old;
        }
        return vault.transaction(() -> {
            store(fresh);
            vault.audit().record(AuditEvent.NOTE_EDITED, session.id());
            return fresh;
        });
    }

    /** A session that was not recorded, with a note from what the clinician wrote or dictated; needs no recording consent. */
    public Session recollection(Chart chart, ZonedDateTime when, int minutes, String modality, String text) {
        Session session = new Session(UUID.randomUUID(), chart.id(), when, minutes * 60.0, modality, Session.Source.RECOLLECTION, "");
        Note note = NoteText.recollection(text, session.id(), administrative(session, chart, new Transcript(List.of())),
                NoteFormats.named(DEFAULT_FORMAT), clock.instant());
        vault.transaction(() -> {
            vault.sessions().put(session.id(), chart.id(), chart.id(), session);
            store(note);
            vault.audit().record(AuditEvent.NOTE_EDITED, session.id());
            return null;
        });
        return session;
    }

    /** The names of the formats that come with Sotto. */
    public List<String> formats() {
        return NoteFormats.names();
    }

    /** A format by its name, or one's own template read from a file. */
    public NoteFormat format(String nameOrFile, java.nio.file.Path folder) {
        return NoteFormats.names().contains(nameOrFile) ? NoteFormats.named(nameOrFile) : NoteFormats.read(folder.resolve(nameOrFile));
    }
}
