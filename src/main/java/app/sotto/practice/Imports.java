package app.sotto.practice;

import app.sotto.capture.SoundFile;
import app.sotto.files.TranscriptFile;
import app.sotto.model.AudioSource;
import app.sotto.model.Chart;
import app.sotto.model.Progress;
import app.sotto.model.Purpose;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Sound;
import app.sotto.model.Transcript;
import app.sotto.practice.Transcripts.Recognised;
import app.sotto.speech.TherapistGuess;
import app.sotto.vault.AuditEvent;
import app.sotto.vault.RecordingWriter;
import app.sotto.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Brings a session in: from a sound file, a finished transcript, or the microphone. Sound is sealed first. */
public final class Imports {
    /** Sound shorter than this cannot hold a conversation. */
    private static final double SHORTEST_SECONDS = 1;
    /** Samples handed on at a time: a tenth of a second. */
    private static final int BLOCK = Sound.RATE / 10;

    private final Vault vault;
    private final Consents consents;
    private final Clients clients;
    private final Sessions sessions;
    private final SessionPipeline pipeline;
    private final Clock clock;

    Imports(Vault vault, Consents consents, Clients clients, Sessions sessions, SessionPipeline pipeline, Clock clock) {
        this.vault = vault;
        this.consents = consents;
        this.clients = clients;
        this.sessions = sessions;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    /** Where an import came from, kept (sealed) so that one that was cut off can begin again. */
    record Origin(String path) {}

    /** What came of an import. @param note what was wrong with the file though it could be used; empty when nothing was */
    public record Imported(Session session, String note) {}

    /** All that the pipeline needs is stored. */
    record SoundSealed(long samples, String note) {}

    /**
     * Imports a file as one session and carries it to its note.
     *
     * @param when when the session began, or null for the file's own time
     * @throws SottoException.ConsentMissing before the file is opened
     * @throws SottoException.BadInput when it is neither sound nor a transcript, or is in the vault already
     */
    public Imported file(Path file, Chart chart, ZonedDateTime when, String modality, StageListener listener) {
        consents.require(chart, Purpose.RECORD);
        String hash = sha256(file);
        Optional<Session> before = sessions.of(chart).stream().filter(session -> session.sourceHash().equals(hash)).findFirst();
        if (before.isPresent() && (sealed(before.get()) || before.get().source() == Session.Source.TRANSCRIPT_FILE)) {
            if (sessions.state(before.get()) != Sessions.State.UNFINISHED) {
                throw new SottoException.BadInput("import.twice", sessions.handle(before.get()));
            }
            return new Imported(finish(before.get(), listener), "");
        }
        before.ifPresent(cutOff -> vault.eraseSession(cutOff.id(), cutOff.chart()));
        ZonedDateTime started = when != null ? when : modified(file);
        boolean sound = SoundFile.looksLikeSound(file);
        if (!sound && TranscriptFile.looksLikeTranscript(file)) {
            return new Imported(transcript(TranscriptFile.read(file), chart, started, modality, hash, listener), "");
        }
        Session session = new Session(UUID.randomUUID(), chart.id(), started, 0, modality, Session.Source.SOUND_FILE, hash);
        SoundSealed sealed;
        try (AudioSource source = SoundFile.open(file)) {
            begin(session);
            vault.results().store(session.id(), chart.id(), "ORIGIN", "", new Origin(file.toAbsolutePath().toString()));
            sealed = seal(session, source, listener.begin(Stage.SOUND));
        } catch (IOException e) {
            throw new SottoException.BadInput(e, "import.unreadable");
        }
        return new Imported(finish(whole(session, sealed), listener), sealed.note());
    }

    /**
     * Records from an open microphone until its source ends or the progress is cancelled, which only ends the recording;
     * call {@link #finish} for the rest.
     */
    public Session record(AudioSource microphone, Chart chart, String modality, Progress progress) {
        consents.require(chart, Purpose.RECORD);
        Session session = new Session(UUID.randomUUID(), chart.id(), ZonedDateTime.now(clock), 0, modality, Session.Source.MICROPHONE, "");
        begin(session);
        return whole(session, seal(session, microphone, progress));
    }

    /** @throws SottoException.ConsentMissing when recording this chart is not allowed */
    public void requireConsent(Chart chart) {
        consents.require(chart, Purpose.RECORD);
    }

    /** Goes on where a session was interrupted, {@code kill -9} included. */
    public Session resume(Session session, StageListener listener) {
        if (session.source() == Session.Source.SOUND_FILE && !sealed(session)) {
            Path file = Path.of(vault.results().latest(session.id(), "ORIGIN", Origin.class).map(Origin::path).orElse(""));
            if (Files.isRegularFile(file)) {
                return file(file, clients.get(session.chart()), session.started(), session.modality(), listener).session();
            }
        }
        if (!sealed(session) && session.source() != Session.Source.TRANSCRIPT_FILE) {
            return finish(whole(session, new SoundSealed(samplesKept(session), "")), listener);
        }
        return finish(session, listener);
    }

    private long samplesKept(Session session) {
        try (Sound sound = vault.recordings().open(session.id(), session.chart())) {
            return sound.samples();
        }
    }

    /** Carries a session on from its sealed sound or stored transcript. */
    public Session finish(Session session, StageListener listener) {
        pipeline.run(session, listener);
        return session;
    }

    private boolean sealed(Session session) {
        return vault.results().latest(session.id(), Stage.SOUND.name(), SoundSealed.class).isPresent();
    }

    private void begin(Session session) {
        vault.transaction(() -> {
            vault.sessions().put(session.id(), session.chart(), session.chart(), session);
            vault.audit().record(session.source() == Session.Source.MICROPHONE ? AuditEvent.RECORDED : AuditEvent.IMPORTED, session.id());
            return null;
        });
    }

    private SoundSealed seal(Session session, AudioSource source, Progress progress) {
        OptionalDouble expected = source.seconds();
        short[] block = new short[BLOCK];
        boolean live = session.source() == Session.Source.MICROPHONE;
        try (RecordingWriter writer = vault.recordings().begin(session.id(), session.chart())) {
            for (int read = source.read(block); read >= 0; read = source.read(block)) {
                writer.write(block, read);
                if (!live) {
                    progress.check();
                }
                double seconds = writer.samples() / (double) Sound.RATE;
                progress.share(live ? seconds : Math.min(1, seconds / expected.orElse(Double.POSITIVE_INFINITY)));
            }
            return new SoundSealed(writer.samples(), source.note().orElse(""));
        }
    }

    private Session whole(Session begun, SoundSealed sealed) {
        double seconds = sealed.samples() / (double) Sound.RATE;
        Session session = new Session(begun.id(), begun.chart(), begun.started(), seconds, begun.modality(), begun.source(), begun.sourceHash());
        if (seconds < SHORTEST_SECONDS) {
            vault.eraseSession(session.id(), session.chart());
            throw new SottoException.BadInput("import.short");
        }
        return vault.transaction(() -> {
            vault.sessions().put(session.id(), session.chart(), session.chart(), session);
            vault.results().store(session.id(), session.chart(), Stage.SOUND.name(), "", sealed);
            return session;
        });
    }

    private Session transcript(Transcript read, Chart chart, ZonedDateTime started, String modality, String hash, StageListener listener) {
        double seconds = read.turns().get(read.turns().size() - 1).end();
        Session session = new Session(UUID.randomUUID(), chart.id(), started, seconds, modality, Session.Source.TRANSCRIPT_FILE, hash);
        boolean named = Transcripts.hasTherapist(read);
        TherapistGuess.Guess guess = TherapistGuess.of(read);
        vault.transaction(() -> {
            begin(session);
            vault.results().store(session.id(), chart.id(), Stage.TRANSCRIPT.name(), hash,
                    named ? new Recognised(read, true) : new Recognised(guess.transcript(), guess.sure()));
            return null;
        });
        return finish(session, listener);
    }

    private ZonedDateTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().atZone(clock.getZone());
        } catch (IOException e) {
            throw new SottoException.BadInput(e, "import.unreadable");
        }
    }

    private static String sha256(Path file) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException e) {
            throw new SottoException.BadInput(e, "import.unreadable");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
