package app.sotto.notes;

import java.util.Locale;

/** The client's pronouns as the clinician set them; unknown ones mean {@code they}. */
record Pronouns(String subject, String object, String possessive, String possessiveAlone, String reflexive) {
    static Pronouns of(String text) {
        String first = text.toLowerCase(Locale.ROOT).strip().replaceFirst("[^a-z].*$", "");
        return switch (first) {
            case "she" -> new Pronouns("she", "her", "her", "hers", "herself");
            case "he" -> new Pronouns("he", "him", "his", "his", "himself");
            default -> new Pronouns("they", "them", "their", "theirs", "themselves");
        };
    }

    boolean plural() {
        return subject.equals("they");
    }
}
