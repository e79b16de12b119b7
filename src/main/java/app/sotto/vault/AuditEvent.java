package app.sotto.vault;

/** What is written down in the audit log. An event and the id that it is about; never content. */
public enum AuditEvent {
    VAULT_CREATED, UNLOCKED, UNLOCKED_WITH_RECOVERY_KEY,
    /** A wrong passphrase or recovery key; written down when the vault is next unlocked. */
    UNLOCK_FAILED,
    /** {@code keys/generation} was gone, so that an older database would not have been noticed. */
    GENERATION_MISSING,
    DAMAGE_FOUND,
    CHART_CREATED, CHART_CHANGED, CHART_ERASED,
    CONSENT_GIVEN, CONSENT_REVOKED, CONSENT_FORM_PRINTED,
    RECORDED, IMPORTED, SESSION_ERASED,
    NOTE_DRAFTED, NOTE_EDITED, TRANSCRIPT_CORRECTED, SETTING_CHANGED,
    VIEWED, PLAYED, SEARCHED, COPIED, EXPORTED
}
