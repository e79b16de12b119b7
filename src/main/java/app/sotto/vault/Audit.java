package app.sotto.vault;

import app.sotto.model.SottoException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The audit log: what was done with the vault, when, to which id. Sealed rows, each with a code over itself and the code before
 * it; the last code and the count are in the {@link Seal}, so that no entry can be changed, moved, put in or cut off unnoticed.
 * Thread-safe.
 */
public final class Audit {
    private final Store store;
    private final Rows<Link> rows;
    private final SealingKey key;
    private final Clock clock;

    record Link(long number, Instant time, AuditEvent event, UUID subject, byte[] code) {}

    Audit(Store store, Rows<Link> rows, SealingKey key, Clock clock) {
        this.store = store;
        this.rows = rows;
        this.key = key;
        this.clock = clock;
    }

    /** Writes a line. Within a transaction it stands or falls with it. @param subject what it is about; null for the vault */
    public void record(AuditEvent event, UUID subject) {
        record(event, subject, clock.instant());
    }

    void record(AuditEvent event, UUID subject, Instant time) {
        store.transaction(() -> {
            long number = store.seal().audited() + 1;
            byte[] code = code(store.seal().lastAudit(), number, time, event, subject);
            rows.put(UUID.randomUUID(), null, null, new Link(number, time, event, subject, code));
            store.reseal(seal -> seal.withAudit(code));
            return null;
        });
    }

    /** All lines, oldest first. @throws SottoException.Damaged when one was changed, moved, put in or taken out */
    public List<AuditEntry> entries() {
        return store.transaction(() -> {
            List<Link> links = new ArrayList<>(rows.all());
            links.sort(Comparator.comparingLong(Link::number));
            byte[] before = Seal.EMPTY.lastAudit();
            for (int i = 0; i < links.size(); i++) {
                Link link = links.get(i);
                byte[] code = code(before, i + 1, link.time(), link.event(), link.subject());
                if (link.number() != i + 1 || !MessageDigest.isEqual(code, link.code())) {
                    throw new SottoException.Damaged("vault.auditDamaged");
                }
                before = code;
            }
            if (links.size() != store.seal().audited() || !MessageDigest.isEqual(before, store.seal().lastAudit())) {
                throw new SottoException.Damaged("vault.auditDamaged");
            }
            return links.stream().map(link -> new AuditEntry(link.number(), link.time(), link.event(), link.subject())).toList();
        });
    }

    private byte[] code(byte[] before, long number, Instant time, AuditEvent event, UUID subject) {
        byte[] fixed = ByteBuffer.allocate(Long.BYTES + Long.BYTES + Integer.BYTES + Ids.BYTES).putLong(number)
                .putLong(time.getEpochSecond()).putInt(time.getNano()).put(Ids.bytes(subject == null ? Ids.NONE : subject)).array();
        return Hmac.of(key, before, fixed, event.name().getBytes(StandardCharsets.US_ASCII));
    }
}
