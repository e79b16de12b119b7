package app.sotto.capture;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file read forward in little-endian pieces, which knows how much of it is left. Whoever reads past the end gets an {@link EOFException}. */
final class BytesIn implements Closeable {
    private final InputStream in;
    private final long size;
    private long position;

    BytesIn(InputStream in, long size) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.size = size;
    }

    long size() {
        return size;
    }

    long left() {
        return Math.max(0, size - position);
    }

    byte[] bytes(int count) throws IOException {
        byte[] read = in.readNBytes(count);
        position += read.length;
        if (read.length < count) {
            throw new EOFException();
        }
        return read;
    }

    int u16() throws IOException {
        byte[] b = bytes(2);
        return b[0] & 0xFF | (b[1] & 0xFF) << 8;
    }

    long u32() throws IOException {
        return u16() | (long) u16() << 16;
    }

    String ascii(int length) throws IOException {
        return new String(bytes(length), StandardCharsets.ISO_8859_1);
    }

    void skip(long count) throws IOException {
        if (count > left()) {
            throw new EOFException();
        }
        in.skipNBytes(count);
        position += count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
