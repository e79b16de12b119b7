package app.sotto.practice;

import app.sotto.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The practice's settings: text by key, sealed in the vault. */
final class Settings {
    private final Vault vault;

    Settings(Vault vault) {
        this.vault = vault;
    }

    String get(String key, String otherwise) {
        return vault.settings().get(id(key)).orElse(otherwise);
    }

    void set(String key, String value) {
        vault.settings().put(id(key), null, null, value);
    }

    private static UUID id(String key) {
        return UUID.nameUUIDFromBytes(("setting " + key).getBytes(StandardCharsets.UTF_8));
    }
}
