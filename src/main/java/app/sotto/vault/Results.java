package app.sotto.vault;

import com.google.gson.JsonElement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * What each stage of the pipeline produced for a session: one result a stage, with the fingerprint of what went into it.
 * Thread-safe.
 */
public final class Results {
    private final Rows<Stored> rows;
    private final SealingKey ids;

    record Stored(String stage, String fingerprint, JsonElement value) {}

    /** @param ids makes row ids, so that they do not tell a stage's name */
    Results(Rows<Stored> rows, SealingKey ids) {
        this.rows = rows;
        this.ids = ids;
    }

    /** The stage's result, if it was stored with this fingerprint. */
    public <R> Optional<R> find(UUID session, String stage, String fingerprint, Class<R> type) {
        return rows.get(id(session, stage)).filter(stored -> stored.fingerprint().equals(fingerprint)).map(stored -> Json.read(stored.value(), type));
    }

    /** The stage's result, stale or not. */
    public <R> Optional<R> latest(UUID session, String stage, Class<R> type) {
        return rows.get(id(session, stage)).map(stored -> Json.read(stored.value(), type));
    }

    /** Stores a stage's result in the place of the one before. Bytes within it are stored as base64. */
    public <R> void store(UUID session, UUID chart, String stage, String fingerprint, R result) {
        rows.put(id(session, stage), session, chart, new Stored(stage, fingerprint, Json.tree(result)));
    }

    /** Deletes the results of all of a session's stages. */
    public void deleteAll(UUID session) {
        rows.deleteOf(session);
    }

    private UUID id(UUID session, String stage) {
        return Ids.read(ByteBuffer.wrap(Hmac.of(ids, Ids.bytes(session), stage.getBytes(StandardCharsets.UTF_8))));
    }
}
