package app.sotto.vault;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;

/**
 * One sealed record of a recording file, 8,192 bytes: {type 1, valid bytes 3, payload 8,172 padded with zeros} + tag 16.
 * The nonce is {type 4, record number 8}, the key belongs to the record's segment of about 60 s, and the header's SHA-256 is
 * associated data: a record that is moved, changed or of another file does not authenticate.
 */
record RecordingRecord(byte[] payload, int length) {
    static final int LENGTH = 8192;
    static final int PAYLOAD = LENGTH - Gcm.TAG - 4;
    /** Samples of 16 bits in a full record: 255 ms. */
    static final int SAMPLES = PAYLOAD / Short.BYTES;
    /** Records under one key. */
    static final int SEGMENT = 236;
    static final byte DATA = 1;
    static final byte END = 2;

    static byte[] seal(SealingKey key, byte[] headerHash, byte type, long number, byte[] payload, int length) {
        byte[] plain = new byte[LENGTH - Gcm.TAG];
        ByteBuffer.wrap(plain).putInt(type << 24 | length).put(payload, 0, length);
        byte[] sealed = Gcm.seal(key, nonce(type, number), headerHash, plain, 0, plain.length);
        Arrays.fill(plain, (byte) 0);
        return sealed;
    }

    static RecordingRecord open(SealingKey key, byte[] headerHash, byte type, long number, byte[] sealed) throws AEADBadTagException {
        byte[] plain = Gcm.open(key, nonce(type, number), headerHash, sealed, 0, sealed.length);
        int length = ByteBuffer.wrap(plain).getInt() & 0xff_ffff;
        if (plain[0] != type || length > PAYLOAD) {
            throw new AEADBadTagException("not a record");
        }
        return new RecordingRecord(Arrays.copyOfRange(plain, 4, plain.length), length);
    }

    private static byte[] nonce(byte type, long number) {
        return ByteBuffer.allocate(Gcm.NONCE).putInt(type).putLong(number).array();
    }
}
