package app.sotto.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.AEADBadTagException;

/**
 * One part of a recording, read. Opening authenticates every record: one that fails with sound after it is damage and plays as
 * silence; what fails at the end of a part that was never finished is a torn tail and is left out.
 */
final class RecordingPart implements AutoCloseable {
    private final FileChannel channel;
    private final byte[] headerHash;
    private final Map<Integer, SealingKey> keys = new HashMap<>();
    /** Samples before each record, and all of them last. */
    private final long[] before;
    private final boolean[] damaged;
    private final boolean framesDamaged;

    /** @param entries what the key file has of this part */
    RecordingPart(Path file, List<RecordingKeys.Entry> entries) throws IOException {
        PartEnd end = null;
        byte[] hash = null;
        for (RecordingKeys.Entry entry : entries) {
            if (entry.segment() == RecordingKeys.FINISHED) {
                end = PartEnd.read(entry.content());
            } else {
                try (SealingKey key = new SealingKey(Arrays.copyOf(entry.content(), SealingKey.BYTES))) {
                    keys.put(entry.segment(), key.derive("data"));
                }
                hash = Arrays.copyOfRange(entry.content(), SealingKey.BYTES, entry.content().length);
            }
        }
        headerHash = hash == null ? new byte[0] : hash;
        channel = Files.exists(file) ? FileChannel.open(file, StandardOpenOption.READ) : null;
        int[] lengths = channel != null ? lengths() : new int[0];
        int count = end != null ? (int) end.records() : lastGood(lengths) + 1;
        framesDamaged = channel == null || !Arrays.equals(headerHash, header()) || end != null && !endsWith(end);
        before = new long[count + 1];
        damaged = new boolean[count];
        for (int i = 0; i < count; i++) {
            int length = i < lengths.length ? lengths[i] : -1;
            damaged[i] = length < 0;
            boolean last = i == count - 1 && end != null;
            // A damaged record is taken to have been full, but for the last, whose length the end tells
            long lost = last ? Math.max(0, Math.min(RecordingRecord.SAMPLES, end.samples() - before[i])) : RecordingRecord.SAMPLES;
            before[i + 1] = before[i] + (length >= 0 ? length / Short.BYTES : lost);
        }
    }

    private byte[] header() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(RecordingHeader.LENGTH);
        channel.read(bytes, 0);
        return Sha256.of(bytes.array());
    }

    /** Whether the last record says what the key file says, and nothing follows it. */
    private boolean endsWith(PartEnd end) throws IOException {
        int number = (int) end.records();
        RecordingRecord record = open(RecordingRecord.END, number, sealed(number));
        return record != null && PartEnd.read(record.payload()).same(end)
                && channel.size() == RecordingHeader.LENGTH + (end.records() + 1) * RecordingRecord.LENGTH;
    }

    /** The valid bytes of each record of sound; -1 where it does not authenticate. */
    private int[] lengths() throws IOException {
        int records = (int) ((channel.size() - RecordingHeader.LENGTH) / RecordingRecord.LENGTH);
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            byte[] sealed = sealed(i);
            RecordingRecord record = open(RecordingRecord.DATA, i, sealed);
            if (record == null && i == records - 1 && open(RecordingRecord.END, i, sealed) != null) {
                break;
            }
            lengths.add(record == null ? -1 : record.length());
        }
        return lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What a crash tore has its key all the same, for keys reach the disk before their sound; a tail without its key is damage. */
    private int lastGood(int[] lengths) {
        int last = lengths.length - 1;
        while (last >= 0 && lengths[last] < 0 && keys.containsKey(last / RecordingRecord.SEGMENT)) {
            last--;
        }
        return last;
    }

    private byte[] sealed(int number) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(RecordingRecord.LENGTH);
        long at = RecordingHeader.LENGTH + (long) RecordingRecord.LENGTH * number;
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
            // read on until the record is whole
        }
        return bytes.array();
    }

    private RecordingRecord open(byte type, int number, byte[] sealed) {
        SealingKey key = keys.get(number / RecordingRecord.SEGMENT);
        try {
            return key == null ? null : RecordingRecord.open(key, headerHash, type, number, sealed);
        } catch (AEADBadTagException e) {
            return null;
        }
    }

    long samples() {
        return before[before.length - 1];
    }

    int recordAt(long sample) {
        int found = Arrays.binarySearch(before, sample);
        int record = found >= 0 ? found : -found - 2;
        // Records of no samples share their beginning with the next.
        while (record + 1 < before.length - 1 && before[record + 1] <= sample) {
            record++;
        }
        return record;
    }

    long firstSample(int record) {
        return before[record];
    }

    /** The samples of a record; silence where it is damaged. */
    short[] read(int number) throws IOException {
        short[] samples = new short[(int) (before[number + 1] - before[number])];
        RecordingRecord record = damaged[number] ? null : open(RecordingRecord.DATA, number, sealed(number));
        if (record != null) {
            ByteBuffer.wrap(record.payload()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
            Arrays.fill(record.payload(), (byte) 0);
        }
        return samples;
    }

    /** Whether the file is gone, or what surrounds its sound (header, end) is not as it was written; the sound may be whole. */
    boolean framesDamaged() {
        return framesDamaged;
    }

    /** The damaged stretches, as {first sample, last sample + 1}. */
    List<long[]> damage() {
        List<long[]> ranges = new ArrayList<>();
        for (int i = 0; i < damaged.length; i++) {
            if (damaged[i] && i > 0 && damaged[i - 1]) {
                ranges.get(ranges.size() - 1)[1] = before[i + 1];
            } else if (damaged[i]) {
                ranges.add(new long[] {before[i], before[i + 1]});
            }
        }
        return ranges;
    }

    @Override
    public void close() throws IOException {
        keys.values().forEach(SealingKey::close);
        if (channel != null) {
            channel.close();
        }
    }
}
