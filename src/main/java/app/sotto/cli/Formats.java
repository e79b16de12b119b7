package app.sotto.cli;

import app.sotto.model.SottoException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** How dates, times and moments are typed. */
final class Formats {
    private Formats() {}

    /** {@code 2026-11-24}; null for null. */
    static LocalDate date(String text) {
        try {
            return text == null ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new SottoException.Usage("date.unreadable");
        }
    }

    /** {@code 2026-11-24} or {@code 2026-11-24T10:00} (a space may stand for the T); null for null. */
    static ZonedDateTime moment(String text) {
        if (text == null) {
            return null;
        }
        String plain = text.strip().replace(' ', 'T');
        try {
            return (plain.contains("T") ? LocalDateTime.parse(plain) : LocalDate.parse(plain).atTime(LocalTime.NOON)).atZone(ZoneId.systemDefault());
        } catch (DateTimeException e) {
            throw new SottoException.Usage("date.unreadable");
        }
    }

    /** {@code 12:40}, {@code 1:02:03} or {@code 95} as seconds. */
    static double seconds(String text) {
        double seconds = 0;
        for (String part : text.split(":")) {
            if (!part.matches("\\d{1,5}")) {
                throw new SottoException.Usage("moment.unreadable");
            }
            seconds = 60 * seconds + Integer.parseInt(part);
        }
        return seconds;
    }
}
