package app.sotto.eval;

import java.util.BitSet;

/**
 * Diarization errors of one sound, in steps of 10 ms, overlap counted (NIST's measure): at each step the voices that are
 * missed, falsely heard, or taken for another.
 *
 * @param speech voices speaking, summed over the steps
 * @param missed voices not heard
 * @param falseAlarm voices heard where there were fewer
 * @param confused voices taken for another
 * @param single steps at which exactly one voice speaks
 * @param singleHeard of these, steps at which any voice was heard
 * @param singleRight of these, steps given to the right voice
 * @param atOnce what a system that hears one voice at a time must miss
 */
record DiarizationErrors(long speech, long missed, long falseAlarm, long confused, long single, long singleHeard, long singleRight, long atOnce) {
    /** Compares, leaving out {@code collar} seconds to each side of every edge of the truth. */
    static DiarizationErrors of(Voices truth, Voices heard, double collar) {
        int[] match = truth.matched(heard);
        BitSet leftOut = collar > 0 ? truth.nearEdges(collar) : new BitSet();
        long[] n = new long[8];
        for (int step = 0; step < Math.max(truth.steps(), heard.steps()); step++) {
            if (!leftOut.get(step)) {
                count(truth.speaking(step), heard.speaking(step), right(truth, heard, match, step), n);
            }
        }
        return new DiarizationErrors(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]);
    }

    private static void count(int speaking, int heard, int right, long[] n) {
        n[0] += speaking;
        n[1] += Math.max(0, speaking - heard);
        n[2] += Math.max(0, heard - speaking);
        n[3] += Math.min(speaking, heard) - right;
        n[4] += speaking == 1 ? 1 : 0;
        n[5] += speaking == 1 && heard > 0 ? 1 : 0;
        n[6] += speaking == 1 && right > 0 ? 1 : 0;
        n[7] += Math.max(0, speaking - 1);
    }

    private static int right(Voices truth, Voices heard, int[] match, int step) {
        int right = 0;
        for (int i = 0; i < match.length; i++) {
            right += match[i] >= 0 && truth.voices().get(i).get(step) && heard.voices().get(match[i]).get(step) ? 1 : 0;
        }
        return right;
    }

    DiarizationErrors plus(DiarizationErrors other) {
        return new DiarizationErrors(speech + other.speech, missed + other.missed, falseAlarm + other.falseAlarm, confused + other.confused,
                single + other.single, singleHeard + other.singleHeard, singleRight + other.singleRight, atOnce + other.atOnce);
    }

    /** The diarization error rate. */
    double rate() {
        return (missed + falseAlarm + confused) / (double) speech;
    }

    /** Share of single-voice speech given to the right voice; speech that was not heard at all counts as wrong. */
    double rightVoice() {
        return singleRight / (double) single;
    }

    /** The same, of the single-voice speech that was heard. */
    double rightVoiceOfHeard() {
        return singleRight / (double) Math.max(1, singleHeard);
    }

    /** The lowest rate that one voice at a time can reach. */
    double floor() {
        return atOnce / (double) speech;
    }

    String row() {
        return String.format(java.util.Locale.ROOT, "%.2f\t%.2f\t%.2f\t%.2f\t%.4f\t%.4f\t%.4f", speech * Voices.STEP, missed * Voices.STEP,
                falseAlarm * Voices.STEP, confused * Voices.STEP, rightVoice(), rightVoiceOfHeard(), rate());
    }
}
