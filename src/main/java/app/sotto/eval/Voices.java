package app.sotto.eval;

import app.sotto.model.VoiceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who speaks when, voice by voice, in steps of 10 ms. */
record Voices(List<BitSet> voices) {
    static final double STEP = 0.01;

    /** Reads an RTTM file: {@code SPEAKER file 1 start duration <NA> <NA> speaker <NA> <NA>}. */
    static Voices rttm(Path file) throws IOException {
        return new Voices(List.copyOf(named(file).values()));
    }

    /** The same with each voice's name. */
    static Map<String, BitSet> named(Path file) throws IOException {
        Map<String, BitSet> named = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.strip().split("\\s+");
            if (fields[0].equals("SPEAKER")) {
                double start = Double.parseDouble(fields[3]);
                mark(named.computeIfAbsent(fields[7], name -> new BitSet()), start, start + Double.parseDouble(fields[4]));
            }
        }
        return named;
    }

    static Voices of(List<VoiceSpan> spans) {
        List<BitSet> voices = new ArrayList<>();
        for (VoiceSpan span : spans) {
            while (voices.size() <= span.voice()) {
                voices.add(new BitSet());
            }
            mark(voices.get(span.voice()), span.start(), span.end());
        }
        return new Voices(voices);
    }

    /** How many speak at a step. */
    int speaking(int step) {
        return (int) voices.stream().filter(voice -> voice.get(step)).count();
    }

    int steps() {
        return voices.stream().mapToInt(BitSet::length).max().orElse(0);
    }

    /** Steps within {@code collar} seconds of where a voice begins or ends. */
    BitSet nearEdges(double collar) {
        int reach = (int) Math.round(collar / STEP);
        BitSet near = new BitSet();
        for (BitSet voice : voices) {
            for (int start = voice.nextSetBit(0); start >= 0; start = voice.nextSetBit(voice.nextClearBit(start))) {
                int end = voice.nextClearBit(start);
                near.set(Math.max(0, start - reach), start + reach);
                near.set(Math.max(0, end - reach), end + reach);
            }
        }
        return near;
    }

    /** For each of these voices the voice of {@code heard} that shares most time with it, one to one over all, or -1. */
    int[] matched(Voices heard) {
        int[][] shared = new int[voices.size()][heard.voices.size()];
        for (int i = 0; i < shared.length; i++) {
            for (int j = 0; j < shared[i].length; j++) {
                BitSet both = (BitSet) voices.get(i).clone();
                both.and(heard.voices.get(j));
                shared[i][j] = both.cardinality();
            }
        }
        int[] best = new int[shared.length];
        search(shared, 0, 0, new int[shared.length], 0, best, new int[] {-1});
        return best;
    }

    private static void search(int[][] shared, int row, int taken, int[] chosen, int sum, int[] best, int[] most) {
        if (row == shared.length) {
            if (sum > most[0]) {
                most[0] = sum;
                System.arraycopy(chosen, 0, best, 0, chosen.length);
            }
            return;
        }
        chosen[row] = -1;
        search(shared, row + 1, taken, chosen, sum, best, most);
        for (int j = 0; j < shared[row].length; j++) {
            if ((taken >> j & 1) == 0 && shared[row][j] > 0) {
                chosen[row] = j;
                search(shared, row + 1, taken | 1 << j, chosen, sum + shared[row][j], best, most);
            }
        }
    }

    static void mark(BitSet voice, double start, double end) {
        voice.set((int) Math.round(start / STEP), Math.max((int) Math.round(start / STEP), (int) Math.round(end / STEP)));
    }
}
