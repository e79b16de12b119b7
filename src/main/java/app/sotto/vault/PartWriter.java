package app.sotto.vault;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes one recording file, record after record. The file is created here and never opened for writing again, so no nonce is
 * used twice. {@link #put} and {@link #finish} may be called again after an {@link IOException}: what was sealed is then written on as it
 * is, never sealed anew. One writing thread; {@link #force} and {@link #prepare} may run on another.
 */
final class PartWriter implements Closeable {
    private final UUID file = UUID.randomUUID();
    private final RecordingKeys keys;
    private final FileChannel channel;
    private final byte[] headerHash;
    private final MessageDigest tags;
    private ByteBuffer unwritten = ByteBuffer.allocate(0);
    private long position = RecordingHeader.LENGTH;
    private long records;
    private long samples;
    private SealingKey key;
    private PartEnd end;
    private final Object ahead = new Object();
    private SealingKey next;
    private int nextSegment;

    PartWriter(VaultFolder folder, RecordingKeys keys, Function<UUID, RecordingHeader> headers) throws IOException {
        this.keys = keys;
        this.tags = sha256();
        RecordingHeader header = headers.apply(file);
        headerHash = header.hash();
        channel = FileChannel.open(folder.sound().resolve(file + ".srr"), Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                folder.ownerOnly("rw-------"));
        try {
            ByteBuffer bytes = ByteBuffer.wrap(header.bytes());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            VaultFolder.syncFolder(folder.sound());
            prepare();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Seals a record of sound and writes it; when called again after a failure, only writes the rest of it. */
    void put(byte[] payload, int length) throws IOException {
        if (!unwritten.hasRemaining()) {
            seal(RecordingRecord.DATA, payload, length);
        }
        drain();
    }

    /** Writes the last record, and notes the end in the key file. */
    void finish() throws IOException {
        drain();
        if (end == null) {
            end = new PartEnd(records, samples, tags.digest());
        }
        if (records == end.records()) {
            seal(RecordingRecord.END, end.bytes(), PartEnd.LENGTH);
        }
        drain();
        channel.force(true);
        keys.addEnd(file, end);
    }

    private void seal(byte type, byte[] payload, int length) throws IOException {
        if (records % RecordingRecord.SEGMENT == 0) {
            turnKey((int) (records / RecordingRecord.SEGMENT));
        }
        byte[] sealed = RecordingRecord.seal(key, headerHash, type, records, payload, length);
        if (type == RecordingRecord.DATA) {
            tags.update(sealed, sealed.length - Gcm.TAG, Gcm.TAG);
            samples += length / Short.BYTES;
        }
        records++;
        unwritten = ByteBuffer.wrap(sealed);
    }

    private void drain() throws IOException {
        while (unwritten.hasRemaining()) {
            position += channel.write(unwritten, position);
        }
    }

    private void turnKey(int segment) throws IOException {
        synchronized (ahead) {
            if (nextSegment == segment && next == null || nextSegment < segment) {
                nextSegment = segment;
                prepare();
            }
            if (key != null) {
                key.close();
            }
            key = next;
            next = null;
            nextSegment = segment + 1;
        }
    }

    /** Makes the next segment's key before it is needed, since forcing the key file to the disk may take long. */
    void prepare() throws IOException {
        synchronized (ahead) {
            if (next == null) {
                next = keys.addSegment(file, nextSegment, headerHash);
            }
        }
    }

    /** Records that were written or begun. */
    long records() {
        return records;
    }

    void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        synchronized (ahead) {
            if (next != null) {
                next.close();
            }
            if (key != null) {
                key.close();
            }
        }
        channel.close();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
