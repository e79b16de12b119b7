package app.sotto.vault;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.apache.lucene.store.IndexOutput;

/** Writes a sealed index file block by block. A full block is sealed when the next byte comes, so the last is always marked as such. */
final class SealedOutput extends IndexOutput {
    private final IndexOutput out;
    private final SealedHeader header;
    private final SealingKey key;
    private final Runnable whenClosed;
    private final CRC32 checksum = new CRC32();
    private final byte[] block;
    private int filled;
    private int summed;
    private long number;
    private boolean closed;

    SealedOutput(IndexOutput out, SealedHeader header, SealingKey key, int blockSize, Runnable whenClosed) throws IOException {
        super("SealedOutput(" + out + ")", out.getName());
        this.out = out;
        this.header = header;
        this.key = key;
        this.whenClosed = whenClosed;
        this.block = new byte[blockSize];
        out.writeBytes(header.bytes(), SealedHeader.LENGTH);
    }

    @Override
    public void writeByte(byte b) throws IOException {
        if (filled == block.length) {
            seal(false);
        }
        block[filled++] = b;
    }

    @Override
    public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == block.length) {
                seal(false);
            }
            int part = Math.min(left, block.length - filled);
            System.arraycopy(bytes, from, block, filled, part);
            filled += part;
            from += part;
            left -= part;
        }
    }

    private void seal(boolean last) throws IOException {
        sum();
        byte[] sealed = Gcm.seal(key, SealedHeader.nonce(number, last), header.bytes(), block, 0, filled);
        number++;
        filled = 0;
        summed = 0;
        out.writeBytes(sealed, sealed.length);
    }

    @Override
    public long getFilePointer() {
        return number * block.length + filled;
    }

    @Override
    public long getChecksum() {
        sum();
        return checksum.getValue();
    }

    private void sum() {
        checksum.update(block, summed, filled - summed);
        summed = filled;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (out) {
                seal(true);
            } finally {
                Arrays.fill(block, (byte) 0);
                key.close();
                whenClosed.run();
            }
        }
    }
}
