package app.sotto.capture;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * The packets of one logical stream in an Ogg file (RFC 3533). Pages whose checksum is wrong are left out and the next
 * good one is sought. Where streams follow each other (files put end to end), the packets of all are given.
 */
final class OggPackets implements Closeable {
    /** A page's largest size: a head of 27 bytes, 255 segment lengths, 255 segments of 255 bytes. */
    private static final int LARGEST_PAGE = 27 + 255 + 255 * 255;
    /** No packet of sound or its headers is larger; one that claims to be is damaged. */
    private static final int LARGEST_PACKET = 1 << 20;
    private static final int CONTINUED = 1;
    private static final int FIRST = 2;
    private static final int LAST = 4;
    private static final int[] CRC = crcTable();

    private final BufferedInputStream in;
    private final Predicate<byte[]> wanted;
    private final Deque<Packet> ready = new ArrayDeque<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private boolean dropping;
    private int serial;
    private boolean open;
    private int skipped;

    /** @param wanted says of a stream's first packet whether it is the stream to read */
    OggPackets(Path file, Predicate<byte[]> wanted) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 17);
        this.wanted = wanted;
    }

    /**
     * @param granule the position that the page tells, on the last packet that ends in it; otherwise -1
     * @param first whether a stream begins with it
     * @param last whether the stream ends with it
     */
    record Packet(byte[] data, long granule, boolean first, boolean last) {}

    /** The next packet, or null at the end. @throws EOFException when the file ends within a page */
    Packet next() throws IOException {
        while (ready.isEmpty()) {
            byte[] page = page();
            if (page == null) {
                return null;
            }
            take(page);
        }
        return ready.remove();
    }

    int skipped() {
        return skipped;
    }

    private void take(byte[] page) {
        ByteBuffer head = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
        int flags = page[5];
        long granule = head.getLong(6);
        int own = head.getInt(14);
        if ((flags & FIRST) != 0) {
            int body = 27 + (page[26] & 0xFF);
            if (open || !wanted.test(Arrays.copyOfRange(page, body, page.length))) {
                return;
            }
            open = true;
            serial = own;
        } else if (!open || own != serial) {
            return;
        }
        if ((flags & CONTINUED) == 0) {
            partial.reset();
            dropping = false;
        } else if (partial.size() == 0) {
            dropping = true;
        }
        packets(page, granule, flags);
        open = (flags & LAST) == 0;
    }

    private void packets(byte[] page, long granule, int flags) {
        int segments = page[26] & 0xFF;
        int lastEnd = segments - 1;
        while (lastEnd >= 0 && page[27 + lastEnd] == (byte) 255) {
            lastEnd--;
        }
        int at = 27 + segments;
        boolean first = (flags & FIRST) != 0;
        for (int i = 0; i < segments; i++) {
            int length = page[27 + i] & 0xFF;
            if (!dropping && partial.size() <= LARGEST_PACKET) {
                partial.write(page, at, length);
            }
            at += length;
            if (length < 255) {
                if (!dropping && partial.size() <= LARGEST_PACKET) {
                    ready.add(new Packet(partial.toByteArray(), i == lastEnd ? granule : -1, first, i == lastEnd && (flags & LAST) != 0));
                }
                first = false;
                dropping = false;
                partial.reset();
            }
        }
    }

    /** The next whole page; null at the end. */
    private byte[] page() throws IOException {
        boolean lost = false;
        while (true) {
            in.mark(LARGEST_PAGE + 1);
            byte[] page = pageHere();
            if (page != null && page.length > 0) {
                return page;
            }
            if (page == null) {
                return null;
            }
            skipped += lost ? 0 : 1;
            lost = true;
            in.reset();
            if (!seekCapture()) {
                return null;
            }
        }
    }

    /** The page that begins here; empty when none does, null at the end of the file. */
    private byte[] pageHere() throws IOException {
        byte[] head = in.readNBytes(27);
        if (head.length == 0) {
            return null;
        }
        if (!new String(head, 0, Math.min(4, head.length), StandardCharsets.ISO_8859_1).equals("OggS")) {
            return new byte[0];
        }
        byte[] segments = in.readNBytes(head.length < 27 ? 0 : head[26] & 0xFF);
        int length = 0;
        for (byte segment : segments) {
            length += segment & 0xFF;
        }
        byte[] page = new byte[27 + segments.length + length];
        System.arraycopy(head, 0, page, 0, head.length);
        System.arraycopy(segments, 0, page, 27, segments.length);
        if (head.length < 27 || segments.length < (head[26] & 0xFF) || in.readNBytes(page, 27 + segments.length, length) < length) {
            throw new EOFException();
        }
        return crc(page) == ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).getInt(22) ? page : new byte[0];
    }

    /** Goes on to the next place that looks like a page, at least one byte ahead. */
    private boolean seekCapture() throws IOException {
        in.read();
        while (true) {
            in.mark(4);
            byte[] four = in.readNBytes(4);
            in.reset();
            if (four.length < 4) {
                return false;
            }
            if (four[0] == 'O' && four[1] == 'g' && four[2] == 'g' && four[3] == 'S') {
                return true;
            }
            in.read();
        }
    }

    /** The granule position of a file's last page, or -1 when none is found near its end. */
    static long lastGranule(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(bytes.length(), LARGEST_PAGE)];
            bytes.seek(bytes.length() - tail.length);
            bytes.readFully(tail);
            for (int i = tail.length - 27; i >= 0; i--) {
                if (tail[i] == 'O' && tail[i + 1] == 'g' && tail[i + 2] == 'g' && tail[i + 3] == 'S') {
                    return ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getLong(i + 6);
                }
            }
            return -1;
        }
    }

    /** The checksum of RFC 3533: polynomial 0x04C11DB7, nothing reflected, its own field taken as zero. */
    private static int crc(byte[] page) {
        int crc = 0;
        for (int i = 0; i < page.length; i++) {
            int value = i >= 22 && i < 26 ? 0 : page[i] & 0xFF;
            crc = crc << 8 ^ CRC[crc >>> 24 ^ value];
        }
        return crc;
    }

    private static int[] crcTable() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int value = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                value = value << 1 ^ (value < 0 ? 0x04C11DB7 : 0);
            }
            table[i] = value;
        }
        return table;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
