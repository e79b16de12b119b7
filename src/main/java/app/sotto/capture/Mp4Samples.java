package app.sotto.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Where the frames of a track lie in an MP4 file: 12 bytes of memory for each, 4 MB for two hours. */
final class Mp4Samples {
    /** No AAC frame is larger; an index that says so is damaged. */
    private static final int LARGEST_FRAME = 1 << 16;

    private long[] offsets = new long[1024];
    private int[] sizes = new int[1024];
    private int count;

    int count() {
        return count;
    }

    long offset(int sample) {
        return offsets[sample];
    }

    int size(int sample) {
        return sizes[sample];
    }

    private void add(long offset, long size) throws IOException {
        if (size < 0 || size > LARGEST_FRAME || offset < 0) {
            throw new IOException("damaged index");
        }
        if (count == sizes.length) {
            offsets = Arrays.copyOf(offsets, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        offsets[count] = offset;
        sizes[count++] = (int) size;
    }

    /** Adds what the sample tables of the index list (ISO 14496-12 section 8.7). */
    void addTables(Mp4Box tables) throws IOException {
        Mp4Box sizeTable = tables.find("stsz").orElse(null);
        Mp4Box runs = tables.find("stsc").orElse(null);
        boolean wide = tables.find("co64").isPresent();
        Mp4Box chunks = tables.find(wide ? "co64" : "stco").orElse(null);
        if (sizeTable == null || runs == null || chunks == null) {
            return;
        }
        long samples = sizeTable.uint32(8);
        long one = sizeTable.uint32(4);
        long sample = 0;
        int run = 0;
        for (int chunk = 0; chunk < chunks.uint32(4) && sample < samples; chunk++) {
            while (run + 1 < runs.uint32(4) && runs.uint32(8 + 12 * (run + 1)) <= chunk + 1) {
                run++;
            }
            long offset = wide ? chunks.body().getLong(8 + 8 * chunk) : chunks.uint32(8 + 4 * chunk);
            long inChunk = runs.uint32(8 + 12 * run + 4);
            for (long i = 0; i < inChunk && sample < samples; i++, sample++) {
                long size = one != 0 ? one : sizeTable.uint32(12 + 4 * (int) sample);
                add(offset, size);
                offset += size;
            }
        }
    }

    /** Adds what a movie fragment lists (ISO 14496-12 section 8.8). */
    void addFragment(Mp4Box fragment, long fragmentAt, int track) throws IOException {
        long next = fragmentAt;
        for (Mp4Box part : fragment.children()) {
            Mp4Box head = part.type().equals("traf") ? part.find("tfhd").orElse(null) : null;
            if (head == null || head.int32(4) != track) {
                continue;
            }
            ByteBuffer body = head.body();
            int flags = head.flags();
            long base = (flags & 1) != 0 ? body.getLong(8) : fragmentAt;
            int at = 8 + ((flags & 1) != 0 ? 8 : 0) + ((flags & 2) != 0 ? 4 : 0) + ((flags & 8) != 0 ? 4 : 0);
            long size = (flags & 0x10) != 0 ? head.uint32(at) : 0;
            for (Mp4Box run : part.children()) {
                if (run.type().equals("trun")) {
                    next = addRun(run, base, next, size);
                }
            }
        }
    }

    private long addRun(Mp4Box run, long base, long next, long size) throws IOException {
        int flags = run.flags();
        long offset = (flags & 1) != 0 ? base + run.int32(8) : next;
        int at = 8 + ((flags & 1) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 4 : 0);
        int before = (flags & 0x100) != 0 ? 4 : 0;
        boolean own = (flags & 0x200) != 0;
        int entry = before + (own ? 4 : 0) + ((flags & 0x400) != 0 ? 4 : 0) + ((flags & 0x800) != 0 ? 4 : 0);
        for (long i = 0; i < run.uint32(4); i++, at += entry) {
            long each = own ? run.uint32(at + before) : size;
            if (each == 0) {
                throw new IOException("damaged index");
            }
            add(offset, each);
            offset += each;
        }
        return offset;
    }
}
