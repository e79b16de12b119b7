package app.sotto.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;

/**
 * The clear 64 bytes before the blocks of a sealed index file (big-endian): magic 8, version 4, block size 4, salt 32, zeros.
 * The file's key is HKDF(index key, salt), so each file has its own and its blocks may be numbered from 0. All of the header
 * is authenticated with every block.
 */
record SealedHeader(byte[] bytes) {
    static final int LENGTH = 64;
    private static final byte[] MAGIC = "SINDEX\0\1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int SALT_AT = 16;
    private static final int SALT = 32;

    static SealedHeader fresh(int blockSize, SecureRandom random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return new SealedHeader(ByteBuffer.allocate(LENGTH).put(MAGIC).putInt(VERSION).putInt(blockSize).put(salt).array());
    }

    /** Whether this is a header of this version and block size; the rest is proven by the first block that is opened. */
    boolean fits(int blockSize) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] magic = new byte[MAGIC.length];
        in.get(magic);
        return Arrays.equals(magic, MAGIC) && in.getInt() == VERSION && in.getInt() == blockSize;
    }

    /** Names the file in the cache. */
    UUID fileId() {
        ByteBuffer salt = ByteBuffer.wrap(bytes, SALT_AT, SALT);
        return new UUID(salt.getLong(), salt.getLong());
    }

    SealingKey fileKey(SealingKey indexKey) {
        return indexKey.derive(Arrays.copyOfRange(bytes, SALT_AT, SALT_AT + SALT), "index file".getBytes(StandardCharsets.US_ASCII));
    }

    /** The nonce of a block; the last one's differs, so that a file cut at a block's end does not authenticate. */
    static byte[] nonce(long block, boolean last) {
        return ByteBuffer.allocate(Gcm.NONCE).putInt(last ? 1 : 0).putLong(block).array();
    }
}
