package app.sotto.vault;

import app.sotto.model.Sound;
import app.sotto.model.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The parts of a session's recording as one sound. The last records read are kept in clear, and wiped when others take their place. */
final class RecordedSound implements Sound, AutoCloseable {
    private static final int KEPT = 64;

    private final VaultFolder folder;
    private final List<RecordingPart> parts;
    private final boolean keysDamaged;
    private boolean closed;
    private final Map<Long, short[]> cache = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, short[]> eldest) {
            if (size() <= KEPT) {
                return false;
            }
            Arrays.fill(eldest.getValue(), (short) 0);
            return true;
        }
    };

    RecordedSound(VaultFolder folder, List<RecordingPart> parts, boolean keysDamaged) {
        this.folder = folder;
        this.parts = parts;
        this.keysDamaged = keysDamaged;
    }

    @Override
    public long samples() {
        return parts.stream().mapToLong(RecordingPart::samples).sum();
    }

    @Override
    public synchronized void read(long position, float[] into) {
        if (closed) {
            throw new IllegalStateException("the sound is closed");
        }
        Arrays.fill(into, 0);
        long start = 0;
        for (int p = 0; p < parts.size(); p++) {
            RecordingPart part = parts.get(p);
            long from = Math.max(position, start);
            long to = Math.min(position + into.length, start + part.samples());
            while (from < to) {
                int record = part.recordAt(from - start);
                short[] samples = samples(p, record);
                long first = start + part.firstSample(record);
                for (long at = from; at < Math.min(to, first + samples.length); at++) {
                    into[(int) (at - position)] = samples[(int) (at - first)] / 32768f;
                }
                from = first + samples.length;
            }
            start += part.samples();
        }
    }

    private short[] samples(int part, int record) {
        return cache.computeIfAbsent((long) part << 32 | record, place -> {
            try {
                return parts.get(part).read(record);
            } catch (IOException e) {
                throw folder.failure(e);
            }
        });
    }

    /** The damage in words without content. */
    List<String> damage(UUID session) {
        List<String> words = new ArrayList<>();
        long start = 0;
        for (RecordingPart part : parts) {
            for (long[] range : part.damage()) {
                words.add(Texts.of("vault.recording.damaged", session.toString(), time(start + range[0]), time(start + range[1])));
            }
            if (part.framesDamaged() && part.damage().isEmpty()) {
                words.add(Texts.of("vault.recording.fileDamaged", session.toString()));
            }
            start += part.samples();
        }
        if (keysDamaged) {
            words.add(Texts.of("vault.recording.keyEntryDamaged", session.toString()));
        }
        return words;
    }

    private static String time(long sample) {
        long tenths = 10 * sample / RATE;
        return String.format(Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
    }

    @Override
    public synchronized void close() {
        closed = true;
        cache.values().forEach(samples -> Arrays.fill(samples, (short) 0));
        cache.clear();
        for (RecordingPart part : parts) {
            try {
                part.close();
            } catch (IOException e) {
                throw folder.failure(e);
            }
        }
    }
}
