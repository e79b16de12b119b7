package app.sotto.practice;

import app.sotto.model.Hit;
import app.sotto.model.Note;
import app.sotto.model.Progress;
import app.sotto.model.SearchQuery;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Transcript;
import app.sotto.practice.SessionPipeline.Done;
import app.sotto.search.PassageVectors;
import app.sotto.search.SearchIndex;
import app.sotto.vault.Vault;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Keeps the search index with the transcripts and notes; the index is a cache, rebuilt from sealed rows when it is damaged. */
final class Index implements AutoCloseable {
    private static final String VECTORS = "VECTORS";

    private final Vault vault;
    private final Transcripts transcripts;
    private final Notes notes;
    private final Engines engines;
    private SearchIndex index;

    Index(Vault vault, Transcripts transcripts, Notes notes, Engines engines) {
        this.vault = vault;
        this.transcripts = transcripts;
        this.notes = notes;
        this.engines = engines;
    }

    private synchronized SearchIndex open() {
        if (index == null) {
            index = new SearchIndex(engines.embedder(), vault::index);
            // An erase that was completed at opening left these without their other sessions.
            vault.emptiedIndexes().forEach(this::rebuild);
        }
        return index;
    }

    /** Brings the index up to a session's transcript and note. */
    void update(Session session, Transcript transcript, StageListener listener) {
        Note note = notes.find(session).orElse(null);
        String vectorsPrint = Fingerprint.of(transcript, engines.embedder().engine());
        String print = Fingerprint.of(vectorsPrint, note == null ? 0 : note.version());
        if (vault.results().find(session.id(), Stage.INDEX.name(), print, Done.class).isPresent()) {
            return;
        }
        Progress progress = listener.begin(Stage.INDEX);
        PassageVectors vectors = vault.results().find(session.id(), VECTORS, vectorsPrint, PassageVectors.class).orElseGet(() -> {
            PassageVectors made = open().embed(transcript, progress);
            vault.results().store(session.id(), session.chart(), VECTORS, vectorsPrint, made);
            return made;
        });
        repairing(session.chart(), () -> {
            put(session, transcript, vectors, note);
            return null;
        });
        vault.results().store(session.id(), session.chart(), Stage.INDEX.name(), print, new Done(print));
    }

    /** Puts a note without a recording, or a version just edited, into the index. */
    void updateNote(Session session) {
        if (transcripts.exists(session)) {
            update(session, transcripts.of(session), StageListener.NONE);
        } else {
            repairing(session.chart(), () -> {
                open().putNote(session, notes.latest(session));
                return null;
            });
        }
    }

    List<Hit> search(SearchQuery query) {
        Set<UUID> repaired = new LinkedHashSet<>();
        while (true) {
            try {
                return open().search(query);
            } catch (SottoException.Damaged damaged) {
                List<UUID> broken = query.charts().stream().filter(chart -> !repaired.contains(chart) && !open().isSound(chart)).toList();
                if (broken.isEmpty()) {
                    throw damaged;
                }
                broken.forEach(this::rebuild);
                repaired.addAll(broken);
            }
        }
    }

    /** Forgets what is held of a chart's index, before its files go. */
    void drop(UUID chart) {
        open().drop(chart);
    }

    /** Makes a chart's index anew from the sealed rows, under a new key. */
    void rebuild(UUID chart) {
        open().drop(chart);
        vault.newIndexEpoch(chart);
        for (Session session : vault.sessions().of(chart)) {
            Note note = notes.find(session).orElse(null);
            if (transcripts.exists(session)) {
                Transcript transcript = transcripts.of(session);
                vault.results().find(session.id(), VECTORS, Fingerprint.of(transcript, engines.embedder().engine()), PassageVectors.class)
                        .ifPresent(vectors -> put(session, transcript, vectors, note));
            } else if (note != null) {
                open().putNote(session, note);
            }
        }
    }

    private void put(Session session, Transcript transcript, PassageVectors vectors, Note note) {
        open().put(session, transcript, vectors);
        if (note != null) {
            open().putNote(session, note);
        }
    }

    private <R> R repairing(UUID chart, Supplier<R> work) {
        try {
            return work.get();
        } catch (SottoException.Damaged damaged) {
            rebuild(chart);
            return work.get();
        }
    }

    @Override
    public synchronized void close() {
        if (index != null) {
            index.close();
            index = null;
        }
    }
}
