package app.sotto.practice;

import app.sotto.model.Chart;
import app.sotto.model.Consent;
import app.sotto.model.Consent.ParticipantRole;
import app.sotto.model.Person;
import app.sotto.model.Purpose;
import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import app.sotto.vault.AuditEvent;
import app.sotto.vault.Vault;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Who has agreed to what, per participant and purpose. Nothing is recorded, imported or processed without it. */
public final class Consents {
    private final Vault vault;
    private final Clients clients;
    private final Settings settings;
    private final Clock clock;

    Consents(Vault vault, Clients clients, Settings settings, Clock clock) {
        this.vault = vault;
        this.clients = clients;
        this.settings = settings;
        this.clock = clock;
    }

    /** How one consent stands today. */
    public enum Standing {
        VALID, NOT_YET, REVOKED, EXPIRED, OUTDATED
    }

    /** The terms that the settings in force make. */
    public ConsentTerms terms() {
        return new ConsentTerms(Integer.parseInt(settings.get(ConsentTerms.SETTING, String.valueOf(ConsentTerms.DEFAULT.soundDays()))));
    }

    /** Changes after how many days sound is due for erasing; a longer time makes the consents signed before outdated. */
    public void soundDays(int days) {
        if (days < 1 || days > 3650) {
            throw new SottoException.Usage("consent.days");
        }
        settings.set(ConsentTerms.SETTING, String.valueOf(days));
        vault.audit().record(AuditEvent.SETTING_CHANGED, null);
    }

    /**
     * Stores a consent under the terms in force.
     *
     * @param expires last day on which it holds, or null; a guest's holds on the day it is given, a guardian's ends before
     *     the minor's eighteenth birthday whatever is asked for
     */
    public Consent give(Chart chart, Person person, ParticipantRole role, Purpose purpose, Consent.How how, LocalDate on, String signer, LocalDate expires) {
        if (on.isAfter(today())) {
            throw new SottoException.BadInput("consent.future");
        }
        Consent consent = new Consent(UUID.randomUUID(), chart.id(), person.id(), role, purpose, how, on,
                signer.isBlank() ? person.name() : signer.strip(), terms().version(), lastDay(person, role, on, expires), null);
        vault.transaction(() -> {
            vault.consents().put(consent.id(), chart.id(), chart.id(), consent);
            vault.audit().record(AuditEvent.CONSENT_GIVEN, chart.id());
            return consent;
        });
        return consent;
    }

    private static LocalDate lastDay(Person person, ParticipantRole role, LocalDate on, LocalDate expires) {
        if (role == ParticipantRole.GUEST) {
            return on;
        }
        if (role != ParticipantRole.GUARDIAN) {
            return expires;
        }
        if (person.born() == null) {
            throw new SottoException.BadInput("consent.birthday", person.name());
        }
        LocalDate lastMinorDay = person.born().plusYears(18).minusDays(1);
        return expires == null || expires.isAfter(lastMinorDay) ? lastMinorDay : expires;
    }

    /** Revokes a person's consents for a purpose from today on. @throws SottoException.Usage when there is none to revoke */
    public void revoke(Chart chart, Person person, Purpose purpose) {
        List<Consent> standing = of(chart).stream().filter(c -> c.person().equals(person.id()) && c.purpose() == purpose && c.revoked() == null).toList();
        if (standing.isEmpty()) {
            throw new SottoException.Usage("consent.nothingToRevoke");
        }
        vault.transaction(() -> {
            for (Consent c : standing) {
                vault.consents().put(c.id(), c.chart(), c.chart(), new Consent(c.id(), c.chart(), c.person(), c.role(), c.purpose(), c.how(),
                        c.given(), c.signer(), c.formVersion(), c.expires(), today()));
            }
            vault.audit().record(AuditEvent.CONSENT_REVOKED, chart.id());
            return null;
        });
    }

    /** A chart's consents, oldest first, revoked ones too. */
    public List<Consent> of(Chart chart) {
        return vault.consents().of(chart.id()).stream().sorted(Comparator.comparing(Consent::given).thenComparing(Consent::id)).toList();
    }

    /** How a consent stands today. */
    public Standing standing(Consent consent) {
        LocalDate today = today();
        if (consent.revoked() != null) {
            return Standing.REVOKED;
        }
        if (consent.given().isAfter(today)) {
            return Standing.NOT_YET;
        }
        if (consent.expires() != null && consent.expires().isBefore(today)) {
            return Standing.EXPIRED;
        }
        return terms().widen(consent.formVersion()) ? Standing.OUTDATED : Standing.VALID;
    }

    /** Whether everybody in the chart consents to the purpose today. */
    public boolean holds(Chart chart, Purpose purpose) {
        List<Person> persons = clients.persons(chart);
        return !persons.isEmpty() && persons.stream().allMatch(person -> holds(chart, person, purpose));
    }

    /** @throws SottoException.ConsentMissing naming the first participant whose consent is missing, and how it stands */
    public void require(Chart chart, Purpose purpose) {
        List<Person> persons = clients.persons(chart);
        if (persons.isEmpty()) {
            throw new SottoException.ConsentMissing("consent.nobody", chart.name());
        }
        for (Person person : persons) {
            if (!holds(chart, person, purpose)) {
                throw new SottoException.ConsentMissing("consent.missing", person.name(), Texts.of("purpose." + purpose), reason(chart, person, purpose));
            }
        }
    }

    private boolean holds(Chart chart, Person person, Purpose purpose) {
        return candidates(chart, person, purpose).stream().anyMatch(consent -> standing(consent) == Standing.VALID);
    }

    private String reason(Chart chart, Person person, Purpose purpose) {
        List<Consent> candidates = candidates(chart, person, purpose);
        if (candidates.isEmpty()) {
            return Texts.of(isMinor(person) ? "consent.reason.guardian" : "consent.reason.none");
        }
        return Texts.of("consent.reason." + standing(candidates.get(candidates.size() - 1)));
    }

    /** The consents that count for a person: a guardian's for a minor (whose own assent does not suffice), else the person's own. */
    private List<Consent> candidates(Chart chart, Person person, Purpose purpose) {
        boolean minor = isMinor(person);
        return of(chart).stream().filter(c -> c.person().equals(person.id()) && c.purpose() == purpose)
                .filter(c -> minor ? c.role() == ParticipantRole.GUARDIAN : c.role() != ParticipantRole.MINOR && c.role() != ParticipantRole.GUARDIAN)
                .toList();
    }

    private boolean isMinor(Person person) {
        return person.born() != null && person.born().plusYears(18).isAfter(today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
