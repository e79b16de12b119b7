package app.sotto.notes;

import java.util.regex.Pattern;

/** Short sounds of listening, which are no contribution of their own. */
final class Backchannel {
    private static final Pattern SOUND = Pattern.compile("(mm+|hm+|mhm|uh|huh|um|oh|ah|okay|ok|right|yeah|yes|yep|sure|i see|wow|all|alright|gotcha|great|good|and|so|"
            + "really|interesting|hmm+|got it|exactly|absolutely|definitely|fair enough|of course|course|true)( |$)");
    private static final Pattern FILLER = Pattern.compile("(mm+|hm+|mhm|uh|huh|um|oh|ah|hmm+)( |$)");

    private Backchannel() {}

    /** Whether a turn holds nothing but sounds of listening or assent, or nothing at all. */
    static boolean is(String text) {
        return SOUND.matcher(bare(text)).replaceAll("").isBlank();
    }

    /** Whether a turn holds nothing but sounds that do not even assent. */
    static boolean isFiller(String text) {
        return FILLER.matcher(bare(text)).replaceAll("").isBlank();
    }

    private static String bare(String text) {
        return text.toLowerCase(java.util.Locale.ROOT).replaceAll("\\[[^\\]]*\\]", " ").replaceAll("[^a-z' ]+", " ").replaceAll("\\s+", " ").strip();
    }
}
