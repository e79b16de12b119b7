package app.sotto.vault;

import app.sotto.model.SottoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.AEADBadTagException;

/**
 * A session's key file {@code keys/<session>.rk}: the session key SK wrapped with the chart's K_rec, then one entry for each
 * 60-second segment of each part's sound, with a random key wrapped by SK, appended and forced to the disk before the segment's
 * sound is written. Destroying this one small file destroys the sound, wherever copies of it lie. Thread-safe.
 *
 * <p>Header, 104 bytes (big-endian): magic 8, session id 16, chart id 16, kind of wrapping 2 (1: K_rec), zeros 2; nonce 12, SK sealed
 * 32 + tag 16; associated data: the 44 bytes before the nonce. Entry, 112 bytes: part's file id 16, segment 4, nonce 12, 64
 * sealed + tag 16; associated data: session id, entry number 4, file id, segment. Sealed is {segment key 32, SHA-256 of the
 * part's header 32}, or, with segment 0xFFFFFFFF, the {@link PartEnd} of a part that was finished.
 */
final class RecordingKeys implements AutoCloseable {
    static final int HEADER = 104;
    static final int ENTRY = 112;
    /** Stands for the segment in the entry that a finished part adds. */
    static final int FINISHED = -1;
    private static final int CLEAR = 44;
    private static final byte[] MAGIC = "SRKEY\0\0\1".getBytes(StandardCharsets.US_ASCII);
    private static final int SEALED = 64;

    private final UUID session;
    private final Path path;
    private final SealingKey sessionKey;
    private final SealingKey wrap;
    private final SecureRandom random;
    private final List<Entry> entries = new ArrayList<>();
    private boolean damaged;
    private int places;
    private FileChannel appending;

    /** What an entry holds. */
    record Entry(UUID file, int segment, byte[] content) {}

    private RecordingKeys(UUID session, Path path, SealingKey sessionKey, SecureRandom random) {
        this.session = session;
        this.path = path;
        this.sessionKey = sessionKey;
        this.wrap = sessionKey.derive("segment keys");
        this.random = random;
    }

    /** Makes a session's key file with a fresh key. */
    static void create(VaultFolder folder, UUID session, UUID chart, SealingKey chartKey, SecureRandom random) {
        byte[] nonce = new byte[Gcm.NONCE];
        random.nextBytes(nonce);
        byte[] fresh = new byte[SealingKey.BYTES];
        random.nextBytes(fresh);
        byte[] clear = clear(session, chart);
        byte[] sealed = Gcm.seal(chartKey, nonce, clear, fresh, 0, fresh.length);
        Arrays.fill(fresh, (byte) 0);
        folder.replace(folder.sessionKey(session), ByteBuffer.allocate(HEADER).put(clear).put(nonce).put(sealed).array());
    }

    /**
     * Reads a session's key file. An entry that was torn at the end is no entry; one that does not authenticate is left out,
     * and its segment cannot be heard.
     *
     * @throws SottoException.Damaged when the file is gone, of another session or chart, or its session key does not authenticate
     */
    static RecordingKeys open(VaultFolder folder, UUID session, UUID chart, SealingKey chartKey, SecureRandom random) {
        Path path = folder.sessionKey(session);
        try {
            byte[] bytes = Files.readAllBytes(path);
            if (bytes.length < HEADER || !Arrays.equals(clear(session, chart), Arrays.copyOf(bytes, CLEAR))) {
                throw new SottoException.Damaged("vault.recording.keysDamaged");
            }
            byte[] nonce = Arrays.copyOfRange(bytes, CLEAR, CLEAR + Gcm.NONCE);
            SealingKey key = new SealingKey(Gcm.open(chartKey, nonce, clear(session, chart), bytes, CLEAR + Gcm.NONCE,
                    SealingKey.BYTES + Gcm.TAG));
            RecordingKeys keys = new RecordingKeys(session, path, key, random);
            keys.readEntries(bytes);
            return keys;
        } catch (AEADBadTagException | NoSuchFileException e) {
            throw new SottoException.Damaged(e, "vault.recording.keysDamaged");
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    private void readEntries(byte[] bytes) {
        for (int at = HEADER; at + ENTRY <= bytes.length; at += ENTRY) {
            ByteBuffer in = ByteBuffer.wrap(bytes, at, ENTRY);
            UUID file = Ids.read(in);
            int segment = in.getInt();
            byte[] nonce = new byte[Gcm.NONCE];
            in.get(nonce);
            try {
                byte[] content = Gcm.open(wrap, nonce, associated(places, file, segment), bytes, in.position(), SEALED + Gcm.TAG);
                entries.add(new Entry(file, segment, content));
            } catch (AEADBadTagException e) {
                damaged = true;
            }
            places++;
        }
    }

    /** Adds a fresh key for a segment of a part; on the disk when this returns. */
    SealingKey addSegment(UUID file, int segment, byte[] headerHash) throws IOException {
        byte[] fresh = new byte[SealingKey.BYTES];
        random.nextBytes(fresh);
        byte[] content = ByteBuffer.allocate(SEALED).put(fresh).put(headerHash).array();
        append(new Entry(file, segment, content));
        Arrays.fill(content, (byte) 0);
        try (SealingKey segmentKey = new SealingKey(fresh)) {
            return segmentKey.derive("data");
        }
    }

    /** Notes that a part was finished, and how. */
    void addEnd(UUID file, PartEnd end) throws IOException {
        append(new Entry(file, FINISHED, end.bytes()));
    }

    private synchronized void append(Entry entry) throws IOException {
        if (appending == null) {
            appending = FileChannel.open(path, StandardOpenOption.WRITE);
        }
        byte[] nonce = new byte[Gcm.NONCE];
        random.nextBytes(nonce);
        byte[] sealed = Gcm.seal(wrap, nonce, associated(places, entry.file(), entry.segment()), entry.content(), 0, SEALED);
        ByteBuffer bytes = ByteBuffer.allocate(ENTRY).put(Ids.bytes(entry.file())).putInt(entry.segment()).put(nonce).put(sealed).flip();
        long at = HEADER + (long) ENTRY * places;
        while (bytes.hasRemaining()) {
            at += appending.write(bytes, at);
        }
        appending.force(false);
        places++;
    }

    private byte[] associated(int place, UUID file, int segment) {
        return ByteBuffer.allocate(2 * Ids.BYTES + 2 * Integer.BYTES).put(Ids.bytes(session)).putInt(place).put(Ids.bytes(file))
                .putInt(segment).array();
    }

    private static byte[] clear(UUID session, UUID chart) {
        return ByteBuffer.allocate(CLEAR).put(MAGIC).put(Ids.bytes(session)).put(Ids.bytes(chart)).putShort((short) 1).array();
    }

    /** What was in the file when it was opened, in the order in which it was written. */
    List<Entry> entries() {
        return entries;
    }

    /** Whether an entry did not authenticate. */
    boolean damaged() {
        return damaged;
    }

    /** Seals the parts' metadata. */
    SealingKey metaKey() {
        return sessionKey.derive("meta");
    }

    @Override
    public synchronized void close() {
        entries.forEach(entry -> Arrays.fill(entry.content(), (byte) 0));
        wrap.close();
        sessionKey.close();
        if (appending != null) {
            try {
                appending.close();
            } catch (IOException e) {
                // each entry was forced to the disk when it was written
            }
        }
    }
}
