package app.sotto.practice;

import app.sotto.model.Chart;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.practice.SessionPipeline.Done;
import app.sotto.vault.Vault;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The sessions of the vault, and how they are named on a command line. */
public final class Sessions {
    private final Vault vault;
    private final Clients clients;

    Sessions(Vault vault, Clients clients) {
        this.vault = vault;
        this.clients = clients;
    }

    /** How far a session has come. */
    public enum State {
        /** Something is still to be done: {@code sotto resume}. */
        UNFINISHED,
        /** Transcribed, but there is not enough speech for a note. */
        NO_NOTE,
        /** A note waits for review. */
        DRAFT
    }

    /** All sessions of a chart, oldest first. */
    public List<Session> of(Chart chart) {
        return vault.sessions().of(chart.id()).stream().sorted(ORDER).toList();
    }

    /** All sessions, oldest first. */
    public List<Session> all() {
        return vault.sessions().all().stream().sorted(ORDER).toList();
    }

    private static final Comparator<Session> ORDER = Comparator.comparing((Session s) -> s.started().toInstant()).thenComparing(Session::id);

    /** The session with this id. @throws SottoException.Usage when it is gone */
    public Session get(UUID id) {
        return vault.sessions().get(id).orElseThrow(() -> new SottoException.Usage("session.gone"));
    }

    /** How far a session has come, from what is stored of it. */
    public State state(Session session) {
        boolean findable = vault.results().latest(session.id(), Stage.INDEX.name(), Done.class).filter(done -> !done.equals(Done.STALE)).isPresent();
        if (session.source() != Session.Source.RECOLLECTION && !findable) {
            return State.UNFINISHED;
        }
        return vault.notes().of(session.id()).isEmpty() ? State.NO_NOTE : State.DRAFT;
    }

    /**
     * A name to type: initials and date, {@code mk/2026-11-24}, with {@code .2} for the second that day; the first eight
     * digits of its id where two charts share the initials.
     */
    public String handle(Session session) {
        Chart chart = clients.get(session.chart());
        String initials = letters(chart);
        if (initials.isEmpty() || clients.all().stream().filter(other -> letters(other).equals(initials)).count() > 1) {
            return session.id().toString().substring(0, 8);
        }
        LocalDate date = session.started().toLocalDate();
        List<Session> sameDay = of(chart).stream().filter(other -> other.started().toLocalDate().equals(date)).toList();
        int place = sameDay.indexOf(session);
        return initials + "/" + date + (place > 0 ? "." + (place + 1) : "");
    }

    /**
     * The session that somebody names: a handle, the first digits of an id (at least four), or {@code last}.
     *
     * @throws SottoException.Usage when none or several fit
     */
    public Session find(String named) {
        String wanted = named.strip().toLowerCase(Locale.ROOT);
        List<Session> all = all();
        if (wanted.equals("last") && !all.isEmpty()) {
            return all.get(all.size() - 1);
        }
        List<Session> found = all.stream().filter(session -> handle(session).equals(wanted)
                || wanted.length() >= 4 && session.id().toString().startsWith(wanted)).toList();
        if (found.size() != 1) {
            throw new SottoException.Usage(found.isEmpty() ? "session.unknown" : "session.ambiguous", wanted.length() > 40 ? wanted.substring(0, 40) : wanted);
        }
        return found.get(0);
    }

    private static String letters(Chart chart) {
        return chart.initials().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
