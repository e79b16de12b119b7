package app.sotto.vault;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the audit log.
 *
 * @param number from 1, without gaps
 * @param subject id of the chart, session or other thing that it is about; null for the vault
 */
public record AuditEntry(long number, Instant time, AuditEvent event, UUID subject) {}
