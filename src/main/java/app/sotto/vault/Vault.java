package app.sotto.vault;

import app.sotto.model.Chart;
import app.sotto.model.Consent;
import app.sotto.model.Corrections;
import app.sotto.model.Note;
import app.sotto.model.Person;
import app.sotto.model.Progress;
import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Turn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.lucene.store.Directory;

/**
 * A therapist's vault: everything at rest, sealed. One process has it open at a time; within it, all of it may be used from any
 * thread. {@link #close()} wipes the keys.
 *
 * <p>All methods throw {@link SottoException.Failed} when the disk fails or is full (what was stored before is kept, the
 * transaction under way is undone) and {@link SottoException.Damaged} when something does not authenticate.
 */
public final class Vault implements AutoCloseable {
    private final VaultFolder folder;
    private final VaultLock lock;
    private final Store store;
    private final ChartKeys keys;
    private final SealingKey auditKey;
    private final SealingKey resultIds;
    private final Rows<Person> persons;
    private final Rows<Chart> charts;
    private final Rows<Consent> consents;
    private final Rows<Session> sessions;
    private final Rows<Corrections> corrections;
    private final Rows<Note> notes;
    private final Rows<Turn> turns;
    private final Rows<String> settings;
    private final Rows<Results.Stored> stored;
    private final Rows<Audit.Link> links;
    private final Rows<UUID> erasures;
    private final Results results;
    private final Audit audit;
    private final SealedIndexes indexes;
    private final Recordings recordings;
    private final Erasure erasure;
    private List<UUID> emptied = List.of();

    /** @param master for deriving the other keys; not kept */
    private Vault(VaultFolder folder, VaultLock lock, Store store, UUID vaultId, SealingKey master, SecureRandom random, Clock clock) {
        this.folder = folder;
        this.lock = lock;
        this.store = store;
        this.keys = new ChartKeys(folder, vaultId, master.derive("wrap"), random);
        this.auditKey = master.derive("audit");
        this.resultIds = master.derive("result ids");
        this.persons = rows("persons", Person.class);
        this.charts = rows("charts", Chart.class);
        this.consents = rows("consents", Consent.class);
        this.sessions = rows("sessions", Session.class);
        this.corrections = rows("corrections", Corrections.class);
        this.notes = rows("notes", Note.class);
        this.turns = rows("turns", Turn.class);
        this.settings = rows("settings", String.class);
        this.stored = rows("results", Results.Stored.class);
        this.links = rows("audit", Audit.Link.class);
        this.erasures = rows("erasures", UUID.class);
        this.results = new Results(stored, resultIds);
        this.audit = new Audit(store, links, auditKey, clock);
        this.indexes = new SealedIndexes(folder, keys, random);
        this.recordings = new Recordings(folder, keys, random, clock);
        this.erasure = new Erasure(store, keys, indexes, erasures, audit, recordings);
    }

    private <T> Rows<T> rows(String table, Class<T> type) {
        return new Rows<>(store, keys, table, type);
    }

    /** Whether there is a vault in a folder. */
    public static boolean exists(Path home) {
        return new KeyFiles(new VaultFolder(home)).exist();
    }

    /**
     * Creates a vault, which is then closed.
     *
     * @return the recovery key, to be shown once and written down: it is stored nowhere. Whoever loses the passphrase and the
     *     recovery key has lost the vault's content.
     * @throws SottoException.Usage when the passphrase has fewer than 12 characters, or the folder holds parts of a vault already
     */
    public static String create(Path home, char[] passphrase) {
        return create(home, passphrase, KdfCost.STANDARD);
    }

    static String create(Path home, char[] passphrase, KdfCost cost) {
        SecureRandom random = new SecureRandom();
        VaultFolder folder = new VaultFolder(home.toAbsolutePath());
        try (Passphrase secret = new Passphrase(passphrase, cost); RecoveryKey recovery = RecoveryKey.random(random)) {
            secret.checkLength();
            folder.prepare();
            UUID vaultId = UUID.randomUUID();
            try (VaultLock lock = VaultLock.take(folder); SealingKey master = SealingKey.random(random);
                    Vault vault = new Vault(folder, lock, Store.create(folder, master, random), vaultId, master, random, Clock.systemUTC())) {
                vault.audit.record(AuditEvent.VAULT_CREATED, null);
                // Last, since it is what makes the folder a vault
                new KeyFiles(folder).write(KeyFile.create(vaultId, master, List.of(secret, recovery), random));
            }
            return recovery.text();
        }
    }

    /**
     * Opens a vault and completes what was being erased.
     *
     * @throws SottoException.Locked when the passphrase is wrong
     * @throws SottoException.Damaged when its keys or its database are damaged, older than they should be, or of a newer version
     *     (which is left untouched)
     * @throws SottoException.Failed when another process has it open, or other accounts of the computer can read it
     * @throws SottoException.Usage when there is none
     */
    public static Vault open(Path home, char[] passphrase) {
        try (Passphrase secret = new Passphrase(passphrase, KdfCost.STANDARD)) {
            return open(home, secret, AuditEvent.UNLOCKED);
        }
    }

    /**
     * Opens a vault with its recovery key, typed in any case, with or without spaces and hyphens.
     *
     * @throws SottoException.Locked when it is mistyped or another vault's
     */
    public static Vault openWithRecoveryKey(Path home, String recoveryKey) {
        try (RecoveryKey secret = RecoveryKey.parse(recoveryKey)) {
            return open(home, secret, AuditEvent.UNLOCKED_WITH_RECOVERY_KEY);
        }
    }

    private static Vault open(Path home, Secret secret, AuditEvent event) {
        VaultFolder folder = new VaultFolder(home.toAbsolutePath());
        if (!new KeyFiles(folder).exist()) {
            throw new SottoException.Usage("vault.none", folder.home().toString());
        }
        folder.checkPrivate();
        VaultLock lock = VaultLock.take(folder);
        try (KeyFiles.Opened opened = new KeyFiles(folder).open(secret)) {
            folder.makeFolders();
            boolean keysFolderWhole = Files.exists(folder.generation());
            SecureRandom random = new SecureRandom();
            Store store = Store.open(folder, opened.master(), random);
            Vault vault = new Vault(folder, lock, store, opened.vaultId(), opened.master(), random, Clock.systemUTC());
            vault.begin(event, keysFolderWhole);
            return vault;
        } catch (SottoException.Locked e) {
            new FailedUnlocks(folder).add(Instant.now());
            lock.close();
            throw e;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void begin(AuditEvent event, boolean keysFolderWhole) {
        try {
            if (!keysFolderWhole && !erasure.chartsWithoutKey().isEmpty()) {
                // Lost, and not erased one by one: erasing what might still be restored would be the worse mistake
                throw new SottoException.Damaged("vault.keysMissing", folder.keys().toString());
            }
            FailedUnlocks failed = new FailedUnlocks(folder);
            store.transaction(() -> {
                failed.read().forEach(time -> audit.record(AuditEvent.UNLOCK_FAILED, null, time));
                if (!keysFolderWhole) {
                    audit.record(AuditEvent.GENERATION_MISSING, null);
                }
                audit.record(event, null);
                return null;
            });
            failed.clear();
            emptied = erasure.complete();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The vault's folder. */
    public Path home() {
        return folder.home();
    }

    /** Everybody who takes part in sessions; sealed by the practice's key, since a person may join several charts. */
    public Rows<Person> persons() {
        return persons;
    }

    /** The charts, each sealed by its own key. */
    public Rows<Chart> charts() {
        return charts;
    }

    public Rows<Consent> consents() {
        return consents;
    }

    public Rows<Session> sessions() {
        return sessions;
    }

    /** The clinician's corrections; a row's id is its session's. */
    public Rows<Corrections> corrections() {
        return corrections;
    }

    /** One row a version of a note; its parent is the session. */
    public Rows<Note> notes() {
        return notes;
    }

    /** Recognised turns, one row each while a session is transcribed; their parent is the session. */
    public Rows<Turn> turns() {
        return turns;
    }

    /** The practice's settings; a row's id is {@code UUID.nameUUIDFromBytes} of the setting's name. */
    public Rows<String> settings() {
        return settings;
    }

    public Results results() {
        return results;
    }

    public Audit audit() {
        return audit;
    }

    public Recordings recordings() {
        return recordings;
    }

    /**
     * A chart's search index, sealed; empty when there was none. It is a cache: whoever finds it damaged begins a new epoch and
     * fills it again from the rows. Closing it lets it go; the files that are read through it stay open until their readers are
     * closed, a new epoch begins, the chart is erased or the vault is closed, and fail with Lucene's
     * {@code AlreadyClosedException} from then on.
     *
     * @throws SottoException.Damaged {@code vault.index.damaged} when the epoch's key is not as it was written; any other damage
     *     comes as an {@code IOException} when the directory is read
     */
    public Directory index(UUID chart) {
        return indexes.open(chart);
    }

    /** Destroys a chart's search index with its key; what comes after is an empty one under a new key. */
    public void newIndexEpoch(UUID chart) {
        indexes.newEpoch(chart);
    }

    /**
     * Runs work as a whole or not at all: whatever it throws, all its changes are undone. Work within work joins it. Other threads
     * wait meanwhile, so nothing slow belongs here.
     */
    public <R> R transaction(Supplier<R> work) {
        return store.transaction(work);
    }

    /** Makes a chart: its key file first, then its row. */
    public void createChart(Chart chart) {
        keys.create(chart.id());
        try {
            store.transaction(() -> {
                charts.put(chart.id(), null, chart.id(), chart);
                audit.record(AuditEvent.CHART_CREATED, chart.id());
                return null;
            });
        } catch (RuntimeException e) {
            keys.erase(chart.id());
            throw e;
        }
    }

    /**
     * Erases a chart with all that its key seals: the key first, then rows, sound and index. Completed at the next opening if it is
     * interrupted. Persons are the practice's rows: delete those who are in no other chart yourself, before. Writes the audit line.
     *
     * @throws IllegalStateException within a transaction, which could bring the rows back but not the key
     */
    public void eraseChart(UUID chart) {
        outsideTransaction();
        erasure.chart(chart);
    }

    /**
     * Erases a session: the key of its sound first, then sound and rows. Completed at the next opening if it is interrupted. The
     * index still holds the session's words until {@link #newIndexEpoch}. Writes the audit line.
     *
     * @throws IllegalStateException within a transaction
     */
    public void eraseSession(UUID session, UUID chart) {
        outsideTransaction();
        erasure.session(session, chart);
    }

    private void outsideTransaction() {
        if (store.inTransaction()) {
            throw new IllegalStateException("erasing cannot be undone, so it is no part of a transaction");
        }
    }

    /**
     * Charts whose index is empty although they have sessions, since the erasing of one of these was completed when the vault was
     * opened. Build it again.
     */
    public List<UUID> emptiedIndexes() {
        return List.copyOf(emptied);
    }

    /**
     * Looks for damage and tampering: changed, swapped, removed and restored rows, key files, the audit log.
     *
     * @return what was found, in words without content; empty when all is sound
     * @throws SottoException.Cancelled when stopped
     */
    public List<String> verify(Progress progress) {
        List<Rows<?>> tables = List.of(persons, charts, consents, sessions, corrections, notes, turns, settings, stored, links, erasures);
        List<String> found = new ArrayList<>(new Verification(new KeyFiles(folder), store, keys, tables, audit).run(progress));
        Map<UUID, UUID> charts = new LinkedHashMap<>();
        store.rows("sessions").forEach(row -> charts.put(row.id(), row.chart()));
        found.addAll(recordings.damage(charts, progress));
        return found;
    }

    /** For tests, which look at what lies beneath. */
    Store store() {
        return store;
    }

    /** For tests, which look at what lies beneath. */
    Sqlite sqlite() {
        return store.sqlite();
    }

    /** Closes the database, wipes the keys and lets other processes in. */
    @Override
    public void close() {
        try (lock; store; keys; auditKey; resultIds; indexes; recordings) {
            // closed in the reverse order, the lock last, whatever fails
        }
    }
}
