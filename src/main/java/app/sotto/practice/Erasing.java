package app.sotto.practice;

import app.sotto.model.Chart;
import app.sotto.model.Person;
import app.sotto.model.Session;
import app.sotto.vault.Vault;

/** Destroys a session or a whole chart: keys first, then rows, sound and index. */
public final class Erasing {
    private final Vault vault;
    private final Clients clients;
    private final Index index;

    Erasing(Vault vault, Clients clients, Index index) {
        this.vault = vault;
        this.clients = clients;
        this.index = index;
    }

    public void session(Session session) {
        vault.eraseSession(session.id(), session.chart());
        index.rebuild(session.chart());
    }

    /** A chart, and the persons who are in no other. */
    public void chart(Chart chart) {
        index.drop(chart.id());
        for (Person person : clients.persons(chart)) {
            boolean elsewhere = clients.all().stream().anyMatch(other -> !other.id().equals(chart.id()) && other.persons().contains(person.id()));
            if (!elsewhere) {
                vault.persons().delete(person.id());
            }
        }
        vault.eraseChart(chart.id());
    }
}
