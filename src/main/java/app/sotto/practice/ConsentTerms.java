package app.sotto.practice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the consent form promises, made from the settings in force; its text form is the version that is kept with each
 * consent, so that it can be told later whether a setting has gone beyond what was signed.
 *
 * @param soundDays after how many days sound is due for erasing
 */
public record ConsentTerms(int soundDays) {
    static final ConsentTerms DEFAULT = new ConsentTerms(14);
    static final String SETTING = "consent.soundDays";
    private static final Pattern VERSION = Pattern.compile("form 1, sound (\\d{1,5}) days");

    /** As kept with a consent: {@code form 1, sound 14 days}. */
    public String version() {
        return "form 1, sound " + soundDays + " days";
    }

    /** Whether these terms promise less than the version that was signed did. A version that cannot be read counts as narrower. */
    boolean widen(String signedVersion) {
        Matcher signed = VERSION.matcher(signedVersion);
        return !signed.matches() || soundDays > Integer.parseInt(signed.group(1));
    }
}
