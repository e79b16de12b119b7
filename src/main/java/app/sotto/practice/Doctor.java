package app.sotto.practice;

import app.sotto.capture.Microphone;
import app.sotto.model.Progress;
import app.sotto.model.Session;
import app.sotto.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;

/** Looks whether everything is in order: vault, microphones, disk, what is due. */
public final class Doctor {
    private final Vault vault;
    private final Sessions sessions;
    private final Consents consents;
    private final Engines engines;
    private final Clock clock;

    Doctor(Vault vault, Sessions sessions, Consents consents, Engines engines, Clock clock) {
        this.engines = engines;
        this.vault = vault;
        this.sessions = sessions;
        this.consents = consents;
        this.clock = clock;
    }

    /** The damage that a whole reading of the vault finds, in words without content; empty when it is sound. */
    public List<String> damage(Progress progress) {
        return vault.verify(progress);
    }

    /** The names of model files that are missing or cannot be loaded; empty when all are there. */
    public List<String> modelsMissing() {
        return engines.missing();
    }

    public List<String> microphones() {
        return Microphone.devices();
    }

    /** Free bytes where the vault lies. */
    public long freeBytes() {
        try {
            return Files.getFileStore(vault.home()).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }

    /** Sessions that {@code resume} would carry on. */
    public List<Session> unfinished() {
        return sessions.all().stream().filter(session -> sessions.state(session) == Sessions.State.UNFINISHED).toList();
    }

    /** Sessions whose sound is older than the consent form promises to keep it. */
    public List<Session> overdueSound() {
        ZonedDateTime limit = ZonedDateTime.now(clock).minusDays(consents.terms().soundDays());
        return sessions.all().stream().filter(session -> vault.recordings().exists(session.id()) && session.started().isBefore(limit)).toList();
    }
}
