package app.sotto.practice;

import app.sotto.model.Corrections;
import app.sotto.model.Role;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Speaker;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import app.sotto.vault.AuditEvent;
import app.sotto.vault.Vault;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was said in a session, as recognised and as the clinician corrected it. */
public final class Transcripts {
    private final Vault vault;

    Transcripts(Vault vault) {
        this.vault = vault;
    }

    /**
     * What the speech stages made of a session; never changed afterwards.
     *
     * @param sure whether it is sure who is the therapist
     */
    record Recognised(Transcript transcript, boolean sure) {}

    /** The transcript with its corrections. @throws SottoException.Usage when the session has none (yet) */
    public Transcript of(Session session) {
        return corrections(session).applyTo(recognised(session).transcript());
    }

    /** The transcript for a person to read; the view is audited. */
    public Transcript view(Session session) {
        Transcript transcript = of(session);
        vault.audit().record(AuditEvent.VIEWED, session.id());
        return transcript;
    }

    /** Whether it is sure who the therapist is: by how they talk, or because the clinician said so. */
    public boolean sure(Session session) {
        return recognised(session).sure() || !corrections(session).voices().isEmpty();
    }

    boolean exists(Session session) {
        return vault.results().latest(session.id(), Stage.TRANSCRIPT.name(), Recognised.class).isPresent();
    }

    private Recognised recognised(Session session) {
        return vault.results().latest(session.id(), Stage.TRANSCRIPT.name(), Recognised.class)
                .orElseThrow(() -> new SottoException.Usage("transcript.none"));
    }

    Corrections corrections(Session session) {
        return vault.corrections().get(session.id()).orElse(Corrections.NONE);
    }

    /** Exchanges therapist and client throughout. */
    public void swap(Session session) {
        Corrections old = corrections(session);
        Map<Integer, Speaker> voices = new HashMap<>();
        for (Turn turn : recognised(session).transcript().turns()) {
            voices.put(turn.voice(), swapped(old.voices().getOrDefault(turn.voice(), turn.speaker())));
        }
        Map<Integer, Speaker> speakers = old.speakers().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> swapped(e.getValue())));
        store(session, new Corrections(voices, speakers, old.texts(), old.splits(), old.merges()));
    }

    private static Speaker swapped(Speaker speaker) {
        return switch (speaker.role()) {
            case THERAPIST -> Speaker.CLIENT;
            case CLIENT -> speaker.number() == 1 ? Speaker.THERAPIST : speaker;
            case OTHER -> speaker;
        };
    }

    /** Says who speaks a turn (its number as shown). */
    public void setSpeaker(Session session, int turn, Speaker speaker) {
        Corrections old = corrections(session);
        Map<Integer, Speaker> speakers = new HashMap<>(old.speakers());
        speakers.put(turn(session, turn).firstToken(), speaker);
        store(session, new Corrections(old.voices(), speakers, old.texts(), old.splits(), old.merges()));
    }

    /** Says that two voices are one person: all turns of the first speaker become the second's. */
    public void mergeSpeakers(Session session, Speaker from, Speaker into) {
        Corrections old = corrections(session);
        Map<Integer, Speaker> voices = new HashMap<>(old.voices());
        boolean found = false;
        for (Turn turn : recognised(session).transcript().turns()) {
            if (old.voices().getOrDefault(turn.voice(), turn.speaker()).equals(from)) {
                voices.put(turn.voice(), into);
                found = true;
            }
        }
        Map<Integer, Speaker> speakers = new HashMap<>(old.speakers());
        found |= speakers.containsValue(from);
        speakers.replaceAll((token, speaker) -> speaker.equals(from) ? into : speaker);
        if (!found) {
            throw new SottoException.Usage("speaker.absent", from.label());
        }
        store(session, new Corrections(voices, speakers, old.texts(), old.splits(), old.merges()));
    }

    /** Replaces the words of a turn; the first token carries the new text, the others fall silent, so evidence keeps its place. */
    public void setText(Session session, int number, String text) {
        Corrections old = corrections(session);
        Turn turn = turn(session, number);
        Map<Integer, String> texts = new HashMap<>(old.texts());
        String[] words = text.strip().split("\\s+");
        int count = turn.tokens().size();
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            String word = i >= words.length ? "" : last ? String.join(" ", java.util.Arrays.copyOfRange(words, i, words.length)) : words[i];
            if (word.equals(turn.tokens().get(i).text())) {
                continue;
            }
            texts.put(turn.tokens().get(i).id(), word);
        }
        store(session, new Corrections(old.voices(), old.speakers(), texts, old.splits(), old.merges()));
    }

    /** Joins a turn to the one before. */
    public void join(Session session, int number) {
        if (number < 2) {
            throw new SottoException.Usage("turn.first");
        }
        Corrections old = corrections(session);
        Set<Integer> merges = new HashSet<>(old.merges());
        merges.add(turn(session, number).firstToken());
        store(session, new Corrections(old.voices(), old.speakers(), old.texts(), old.splits(), merges));
    }

    /** Cuts a turn in two before its n-th word (counted from 1; the first word cannot be cut off). */
    public void split(Session session, int number, int word) {
        Turn turn = turn(session, number);
        if (word < 2 || word > turn.tokens().size()) {
            throw new SottoException.Usage("turn.split", String.valueOf(turn.tokens().size()));
        }
        Corrections old = corrections(session);
        Set<Integer> splits = new HashSet<>(old.splits());
        splits.add(turn.tokens().get(word - 1).id());
        store(session, new Corrections(old.voices(), old.speakers(), old.texts(), splits, old.merges()));
    }

    /** Takes every correction back. */
    public void undoAll(Session session) {
        store(session, Corrections.NONE);
    }

    private Turn turn(Session session, int number) {
        Transcript transcript = of(session);
        if (number < 1 || number > transcript.turns().size()) {
            throw new SottoException.Usage("turn.unknown", String.valueOf(number), String.valueOf(transcript.turns().size()));
        }
        return transcript.turns().get(number - 1);
    }

    /** Whether a correction has named a therapist at all: a note needs one. */
    static boolean hasTherapist(Transcript transcript) {
        return transcript.turns().stream().anyMatch(turn -> turn.speaker().role() == Role.THERAPIST);
    }

    private void store(Session session, Corrections corrections) {
        vault.transaction(() -> {
            vault.corrections().put(session.id(), session.id(), session.chart(), corrections);
            vault.results().store(session.id(), session.chart(), Stage.INDEX.name(), "", SessionPipeline.Done.STALE);
            vault.audit().record(AuditEvent.TRANSCRIPT_CORRECTED, session.id());
            return null;
        });
    }
}
