package app.sotto.vault;

import app.sotto.model.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The parts of a session's recording as one sound. The last records read are kept in clear, and wiped when others take their place. */
final class RecordedSound implements Sound, AutoCloseable {
    private static final int KEPT = 64;

    private final List<RecordingPart> parts;
    private final boolean keysDamaged;
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

    RecordedSound(List<RecordingPart> parts, boolean keysDamaged) {
        this.parts = parts;
        this.keysDamaged = keysDamaged;
    }

    @Override
    public long samples() {
        return parts.stream().mapToLong(RecordingPart::samples).sum();
    }

    @Override
    public void read(long position, float[] into) {
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
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The damaged stretches in words, as {@code 0:12 to 0:13}. */
    List<String> damage() {
        List<String> words = new ArrayList<>();
        long start = 0;
        for (RecordingPart part : parts) {
            for (long[] range : part.damage()) {
                words.add(time(start + range[0]) + "–" + time(start + range[1]));
            }
            start += part.samples();
        }
        if (keysDamaged && words.isEmpty()) {
            words.add("key file");
        }
        return words;
    }

    private static String time(long sample) {
        long tenths = 10 * sample / RATE;
        return String.format(Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
    }

    @Override
    public void close() {
        cache.values().forEach(samples -> Arrays.fill(samples, (short) 0));
        cache.clear();
        for (RecordingPart part : parts) {
            try {
                part.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
