package app.sotto.vault;

import com.google.gson.Gson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.AEADBadTagException;

/**
 * The first 4,096 bytes of a recording file, never rewritten (big-endian): magic 8, suite 2, flags 2, record size 4, file id 16,
 * chart id 16, recording id 16, zeros 44; nonce 12, metadata padded with zeros to 1,024 and sealed + tag 16; zeros.
 * Its SHA-256 is authenticated with every record, and kept with every segment's key.
 */
record RecordingHeader(byte[] bytes) {
    static final int LENGTH = 4096;
    /** What of it is clear and known beforehand. */
    static final int CLEAR = 108;
    /** Where the recording's id stands. */
    static final int RECORDING_AT = 48;
    private static final byte[] MAGIC = "SRREC\0\0\1".getBytes(StandardCharsets.US_ASCII);
    private static final int METADATA = 1024;
    private static final int SEALED_AT = CLEAR + Gcm.NONCE;
    private static final int END = SEALED_AT + METADATA + Gcm.TAG;
    private static final Gson JSON = new Gson();

    /**
     * What a part tells of itself, should the database be lost.
     *
     * @param v the version of this record
     * @param session the session's id
     * @param part from 1 within the session
     * @param start when the part began
     * @param codec how samples are written: {@code s16le}
     */
    record Metadata(int v, String session, int part, String start, int rate, int channels, String codec) {
        static Metadata of(UUID session, int part, Instant start) {
            return new Metadata(1, session.toString(), part, start.toString(), app.sotto.model.Sound.RATE, 1, "s16le");
        }
    }

    static RecordingHeader fresh(UUID file, UUID chart, UUID recording, Metadata metadata, SealingKey metaKey, SecureRandom random) {
        byte[] clear = clear(file, chart, recording);
        byte[] nonce = new byte[Gcm.NONCE];
        random.nextBytes(nonce);
        byte[] padded = Arrays.copyOf(JSON.toJson(metadata).getBytes(StandardCharsets.UTF_8), METADATA);
        byte[] sealed = Gcm.seal(metaKey, nonce, clear, padded, 0, METADATA);
        return new RecordingHeader(ByteBuffer.allocate(LENGTH).put(clear).put(nonce).put(sealed).array());
    }

    byte[] hash() {
        return Sha256.of(bytes);
    }

    /** The metadata, when the header is whole and belongs to this file, chart and recording. */
    Optional<Metadata> metadata(UUID file, UUID chart, UUID recording, SealingKey metaKey) {
        byte[] clear = clear(file, chart, recording);
        boolean known = Arrays.equals(clear, Arrays.copyOf(bytes, CLEAR))
                && Arrays.equals(new byte[LENGTH - END], Arrays.copyOfRange(bytes, END, LENGTH));
        try {
            byte[] nonce = Arrays.copyOfRange(bytes, CLEAR, SEALED_AT);
            byte[] plain = Gcm.open(metaKey, nonce, clear, bytes, SEALED_AT, METADATA + Gcm.TAG);
            return known ? Optional.of(JSON.fromJson(new String(plain, StandardCharsets.UTF_8).trim(), Metadata.class)) : Optional.empty();
        } catch (AEADBadTagException e) {
            return Optional.empty();
        }
    }

    private static byte[] clear(UUID file, UUID chart, UUID recording) {
        return ByteBuffer.allocate(CLEAR).put(MAGIC).putShort((short) 1).putShort((short) 0).putInt(RecordingRecord.LENGTH)
                .put(Ids.bytes(file)).put(Ids.bytes(chart)).put(Ids.bytes(recording)).array();
    }
}
