package app.sotto.vault;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.RandomAccessInput;

/**
 * Reads a sealed index file, or a slice of one, through its decrypted blocks. One thread at a time; each thread takes a clone.
 * Once the file's first input is closed, all clones and slices fail (Lucene's {@code BufferedIndexInput} would go on reading
 * from its buffer, hence this own class).
 */
final class SealedInput extends IndexInput implements RandomAccessInput {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] NONE = {};

    private final SealedFile file;
    private final long start;
    private final long length;
    private boolean first;
    private boolean closed;
    private long position;
    private byte[] block = NONE;
    private long blockStart;

    SealedInput(SealedFile file) {
        this(file, file.name(), 0, file.length());
        first = true;
    }

    private SealedInput(SealedFile file, String description, long start, long length) {
        super(description);
        this.file = file;
        this.start = start;
        this.length = length;
    }

    /** Where in {@link #block} a place of this input lies, with the block that holds it brought in. */
    private int at(long place) throws IOException {
        if (closed) {
            throw new AlreadyClosedException("already closed: " + this);
        }
        file.ensureOpen();
        long absolute = start + place;
        if (absolute < blockStart || absolute >= blockStart + block.length) {
            long number = absolute / file.blockSize();
            block = file.block(number);
            blockStart = number * file.blockSize();
        }
        return (int) (absolute - blockStart);
    }

    /** As {@link #at}, for a value of several bytes; -1 when it crosses the block's end. */
    private int whole(long place, int bytes) throws IOException {
        if (place < 0 || place + bytes > length) {
            throw new EOFException("read past the end: " + this);
        }
        int at = at(place);
        return at + bytes <= block.length ? at : -1;
    }

    @Override
    public byte readByte() throws IOException {
        byte value = readByte(position);
        position++;
        return value;
    }

    @Override
    public byte readByte(long place) throws IOException {
        int at = whole(place, 1);
        return block[at];
    }

    @Override
    public void readBytes(byte[] into, int offset, int count) throws IOException {
        if (position + count > length) {
            throw new EOFException("read past the end: " + this);
        }
        int to = offset;
        int left = count;
        while (left > 0) {
            int at = at(position);
            int part = Math.min(left, block.length - at);
            System.arraycopy(block, at, into, to, part);
            position += part;
            to += part;
            left -= part;
        }
    }

    @Override
    public short readShort() throws IOException {
        short value = readShort(position);
        position += Short.BYTES;
        return value;
    }

    @Override
    public short readShort(long place) throws IOException {
        int at = whole(place, Short.BYTES);
        return at >= 0 ? (short) SHORT.get(block, at) : (short) (readByte(place) & 0xff | readByte(place + 1) << 8);
    }

    @Override
    public int readInt() throws IOException {
        int value = readInt(position);
        position += Integer.BYTES;
        return value;
    }

    @Override
    public int readInt(long place) throws IOException {
        int at = whole(place, Integer.BYTES);
        return at >= 0 ? (int) INT.get(block, at) : readShort(place) & 0xffff | readShort(place + 2) << 16;
    }

    @Override
    public long readLong() throws IOException {
        long value = readLong(position);
        position += Long.BYTES;
        return value;
    }

    @Override
    public long readLong(long place) throws IOException {
        int at = whole(place, Long.BYTES);
        return at >= 0 ? (long) LONG.get(block, at) : readInt(place) & 0xffff_ffffL | (long) readInt(place + 4) << 32;
    }

    @Override
    public long getFilePointer() {
        return position;
    }

    @Override
    public void seek(long to) throws IOException {
        if (to < 0 || to > length) {
            throw new EOFException("seek past the end: " + this);
        }
        position = to;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public SealedInput clone() {
        SealedInput clone = (SealedInput) super.clone();
        clone.first = false;
        return clone;
    }

    @Override
    public IndexInput slice(String description, long offset, long count) {
        return sliced(description, offset, count);
    }

    @Override
    public RandomAccessInput randomAccessSlice(long offset, long count) {
        return sliced("random access", offset, count);
    }

    private SealedInput sliced(String description, long offset, long count) {
        if (offset < 0 || count < 0 || offset > length - count) {
            throw new IllegalArgumentException("slice " + description + " is out of bounds: " + this);
        }
        return new SealedInput(file, getFullSliceDescription(description), start + offset, count);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        block = NONE;
        if (first) {
            file.close();
        }
    }
}
