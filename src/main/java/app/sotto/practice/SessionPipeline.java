package app.sotto.practice;

import app.sotto.model.Chart;
import app.sotto.model.Progress;
import app.sotto.model.Purpose;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Sound;
import app.sotto.model.Span;
import app.sotto.model.Transcriber;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import app.sotto.model.VoiceSpan;
import app.sotto.practice.Transcripts.Recognised;
import app.sotto.speech.TherapistGuess;
import app.sotto.speech.TurnBuilder;
import app.sotto.vault.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Carries a session from its sealed sound to a searchable note:
 * sound → speech → voices → text → transcript → note → index.
 *
 * <p>Each stage's result is stored with a fingerprint of what it was made from before the next begins. A session that was
 * interrupted goes on at the first stage whose result is missing or stale; nothing that is stored and fresh is made again.
 * One session at a time.
 */
public final class SessionPipeline {
    /** Marks a session with too little speech for a note. */
    static final String REFUSED = "NOTE_REFUSED";
    /** How many recognised spans are stored in one transaction: a kill repeats at most these. */
    private static final int SPANS_A_TRANSACTION = 8;

    private final Vault vault;
    private final Engines engines;
    private final Clients clients;
    private final Consents consents;
    private final Transcripts transcripts;
    private final Notes notes;
    private final Index index;

    SessionPipeline(Vault vault, Engines engines, Clients clients, Consents consents, Transcripts transcripts, Notes notes, Index index) {
        this.vault = vault;
        this.engines = engines;
        this.clients = clients;
        this.consents = consents;
        this.transcripts = transcripts;
        this.notes = notes;
        this.index = index;
    }

    /** A stage is done; the result itself lies elsewhere. */
    record Done(String fingerprint) {
        /** Was done, but its inputs have changed since. */
        static final Done STALE = new Done("");
    }

    /** Where somebody speaks. */
    record Speech(List<Span> spans) {}

    /** Which voice speaks when. */
    record Voices(List<VoiceSpan> spans) {}

    /**
     * Does all that is still to be done for a session whose sound is sealed or whose transcript was imported.
     *
     * @throws SottoException.ConsentMissing before anything is done
     * @throws SottoException.BadInput when there is too little speech for a note; sound and transcript are kept and searchable
     * @throws SottoException.Cancelled when stopped; what is stored stays
     */
    public synchronized void run(Session session, StageListener listener) {
        Chart chart = clients.get(session.chart());
        consents.require(chart, Purpose.RECORD);
        if (session.source() == Session.Source.MICROPHONE || session.source() == Session.Source.SOUND_FILE) {
            recognise(session, listener);
        }
        Transcript transcript = transcripts.of(session);
        SottoException refusal = draft(session, chart, transcript, listener);
        index.update(session, transcript, listener);
        if (refusal != null) {
            throw refusal;
        }
    }

    private void recognise(Session session, StageListener listener) {
        try (Sound sound = vault.recordings().open(session.id(), session.chart())) {
            recognise(session, sound, listener);
        }
    }

    private void recognise(Session session, Sound sound, StageListener listener) {
        String soundPrint = Fingerprint.of(session.id(), sound.samples());
        String speechPrint = Fingerprint.of(soundPrint, engines.voiceActivity().engine());
        Speech speech = stage(session, Stage.SPEECH, speechPrint, Speech.class, listener,
                progress -> new Speech(engines.voiceActivity().speech(sound, progress)));
        String voicesPrint = Fingerprint.of(speechPrint, engines.diarizer().engine());
        Voices voices = stage(session, Stage.VOICES, voicesPrint, Voices.class, listener,
                progress -> new Voices(engines.diarizer().voices(sound, speech.spans(), progress)));
        String textPrint = Fingerprint.of(voicesPrint, engines.transcriber().engine());
        if (vault.results().find(session.id(), Stage.TRANSCRIPT.name(), textPrint, Recognised.class).isEmpty()) {
            List<Turn> heard = text(session, sound, voices.spans(), textPrint, listener.begin(Stage.TEXT));
            vault.transaction(() -> {
                vault.results().store(session.id(), session.chart(), Stage.TRANSCRIPT.name(), textPrint, recognised(heard));
                vault.turns().of(session.id()).forEach(row -> vault.turns().delete(rowId(session, textPrint, row.number())));
                return null;
            });
        }
    }

    /** Recognises span by span, storing as it goes, and skips those that an interrupted run has stored. */
    private List<Turn> text(Session session, Sound sound, List<VoiceSpan> spans, String fingerprint, Progress progress) {
        Transcriber transcriber = engines.transcriber();
        List<Turn> all = new ArrayList<>();
        List<Turn> fresh = new ArrayList<>();
        int tokens = 0;
        for (int i = 0; i < spans.size(); i++) {
            progress.check();
            VoiceSpan span = spans.get(i);
            Turn turn = vault.turns().get(rowId(session, fingerprint, i + 1)).orElse(null);
            if (turn == null) {
                turn = TurnBuilder.heard(i + 1, span, transcriber.transcribe(sound, span.span(), tokens));
                fresh.add(turn);
            }
            all.add(turn);
            tokens += turn.tokens().size();
            if (fresh.size() >= SPANS_A_TRANSACTION || i == spans.size() - 1) {
                store(session, fingerprint, fresh);
                fresh.clear();
            }
            progress.share((i + 1.0) / spans.size());
        }
        return all;
    }

    private void store(Session session, String fingerprint, List<Turn> turns) {
        vault.transaction(() -> {
            turns.forEach(turn -> vault.turns().put(rowId(session, fingerprint, turn.number()), session.id(), session.chart(), turn));
            return null;
        });
    }

    private static UUID rowId(Session session, String fingerprint, int number) {
        return UUID.nameUUIDFromBytes(Fingerprint.of(session.id(), fingerprint, number).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static Recognised recognised(List<Turn> heard) {
        TherapistGuess.Guess guess = TherapistGuess.of(new Transcript(TurnBuilder.turns(heard)));
        return new Recognised(guess.transcript(), guess.sure());
    }

    /** Drafts the note if it is missing or stale. @return the reason when there is too little to draft from, else null */
    private SottoException draft(Session session, Chart chart, Transcript transcript, StageListener listener) {
        String print = Fingerprint.of(transcript, chart.pronouns(), engines.drafter().engine());
        if (vault.results().find(session.id(), Stage.NOTE.name(), print, Done.class).isPresent()
                || vault.results().find(session.id(), REFUSED, print, Done.class).isPresent()) {
            return null;
        }
        try {
            notes.draft(session, chart, transcript, listener.begin(Stage.NOTE));
            vault.results().store(session.id(), session.chart(), Stage.NOTE.name(), print, new Done(print));
            return null;
        } catch (SottoException.BadInput tooLittle) {
            vault.results().store(session.id(), session.chart(), REFUSED, print, new Done(print));
            return tooLittle;
        }
    }

    private <R> R stage(Session session, Stage stage, String fingerprint, Class<R> type, StageListener listener, Function<Progress, R> work) {
        return vault.results().find(session.id(), stage.name(), fingerprint, type).orElseGet(() -> {
            R result = work.apply(listener.begin(stage));
            vault.results().store(session.id(), session.chart(), stage.name(), fingerprint, result);
            return result;
        });
    }
}
