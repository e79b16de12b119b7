package app.sotto.notes;

import java.util.regex.Pattern;

/** Whether a reply assents to what was put to somebody. */
final class Replies {
    private static final Pattern YES = Pattern.compile("^(oh |well |um |uh |mm |and |okay |i mean )*(yes|yeah|yep|yup|ya|right|exactly|sure|definitely|absolutely|of course|correct|mm hmm|mhm|uh huh|true|"
            + "i guess so|i guess|i think so|i do|i am|i did|totally|pretty much|kind of|i would|i will|i can|okay|ok|all right|alright|that is right|that is true|sounds good|that would be)\\b.*");
    private static final Pattern NO = Pattern.compile("^(oh |well |um |uh |i mean )*(no|nope|nah|not)\\b.*");
    private static final Pattern NEGATIVE = Pattern.compile("\\b(not|never|no|nothing|nobody)\\b");

    private Replies() {}

    /** Whether a reply agrees with a statement put to the speaker: "No" agrees with a statement that denies. */
    static boolean agrees(String reply, String statement) {
        String plain = reply.toLowerCase(java.util.Locale.ROOT).replaceAll("mm-hmm|mmhm", "mm hmm").replaceAll("uh-huh", "uh huh");
        plain = Plain.of(plain.replace("mm hmm", "yes").replace("uh huh", "yes"));
        boolean negative = NEGATIVE.matcher(statement).find();
        return YES.matcher(plain).matches() && !plain.matches("(yeah|yes|right|okay|well) (but|no)\\b.*") || negative && NO.matcher(plain).matches();
    }

    /** Whether a reply to a request or offer accepts it. */
    static boolean accepts(String reply) {
        return agrees(reply, "");
    }
}
