package app.sotto.files;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as transcripts write them. */
final class Clock {
    /** {@code mm:ss} or {@code hh:mm:ss}, with or without a fraction. */
    static final String PATTERN = "(?:\\d{1,3}:)?\\d{1,3}:\\d{2}(?:[.,]\\d{1,6})?";
    private static final Pattern PARTS = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{2}(?:[.,]\\d{1,6})?)");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}(?:\\.\\d{1,9})?");

    private Clock() {}

    /** Seconds of a clock time or of plain seconds; empty when it is neither. */
    static OptionalDouble seconds(String time) {
        String plain = time.strip();
        Matcher parts = PARTS.matcher(plain);
        if (parts.matches()) {
            double hours = parts.group(1) == null ? 0 : Double.parseDouble(parts.group(1));
            return OptionalDouble.of(hours * 3600 + Double.parseDouble(parts.group(2)) * 60 + Double.parseDouble(parts.group(3).replace(',', '.')));
        }
        return SECONDS.matcher(plain).matches() ? OptionalDouble.of(Double.parseDouble(plain)) : OptionalDouble.empty();
    }

    /** {@code mm:ss}, from an hour on {@code h:mm:ss}; the second that runs at that moment. */
    static String text(double seconds) {
        long whole = (long) seconds;
        return whole < 3600 ? String.format(Locale.ROOT, "%02d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** {@code hh:mm:ss.mmm}, as WebVTT wants it. */
    static String exact(double seconds) {
        long millis = Math.round(seconds * 1000);
        return String.format(Locale.ROOT, "%02d:%02d:%02d.%03d", millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60, millis % 1000);
    }
}
