package app.sotto.practice;

import app.sotto.capture.Microphone;
import app.sotto.capture.Playback;
import app.sotto.model.AudioSource;
import app.sotto.model.Progress;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Sound;
import app.sotto.vault.AuditEvent;
import app.sotto.vault.Vault;

/** Microphones, and hearing a session again. */
public final class Listening {
    private final Vault vault;

    Listening(Vault vault) {
        this.vault = vault;
    }

    /** Opens a microphone, or the system's own choice when {@code device} is null. Its {@code close} ends the recording. */
    public AudioSource microphone(String device) {
        return Microphone.open(device);
    }

    /** Plays a session from a second on, until it ends or is cancelled. */
    public void play(Session session, double from, Progress progress) {
        if (!vault.recordings().exists(session.id())) {
            throw new SottoException.Usage("play.noSound");
        }
        vault.audit().record(AuditEvent.PLAYED, session.id());
        try (Sound sound = vault.recordings().open(session.id(), session.chart())) {
            Playback.play(sound, from, progress);
        }
    }
}
