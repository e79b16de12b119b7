package app.sotto.notes;

import app.sotto.model.Administrative;
import app.sotto.model.SottoException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The administrative block as lines {@code Date: …} above the first heading of an editable note. */
final class AdministrativeText {
    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final Pattern FIELD = Pattern.compile("^(date|minutes|modality|participants|confirmed):\\s*(.*)$", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_SESSION = 24 * 60;
    private Administrative block;

    AdministrativeText(Administrative block) {
        this.block = block;
    }

    static String write(Administrative block) {
        return "Date: " + (block.start() == null ? "" : START.format(block.start()))
                + "\nMinutes: " + block.minutes()
                + "\nModality: " + block.modality()
                + "\nParticipants: " + String.join(", ", block.participants())
                + "\nConfirmed: " + (block.confirmed() ? "yes" : "no") + "\n";
    }

    /** Reads the block's lines, which stand before the first heading, and returns the others. */
    List<String> take(List<String> lines) {
        List<String> others = new ArrayList<>();
        boolean top = true;
        for (String line : lines) {
            top &= !line.strip().startsWith("#");
            Matcher field = FIELD.matcher(line.strip());
            if (top && field.matches()) {
                set(field.group(1).toLowerCase(Locale.ROOT), field.group(2).strip());
            } else {
                others.add(line);
            }
        }
        return others;
    }

    Administrative block() {
        return block;
    }

    private void set(String name, String value) {
        switch (name) {
            case "date" -> block = new Administrative(start(value), block.minutes(), block.modality(), block.participants(), block.confirmed());
            case "minutes" -> block = new Administrative(block.start(), minutes(value), block.modality(), block.participants(), block.confirmed());
            case "modality" -> block = new Administrative(block.start(), block.minutes(), value, block.participants(), block.confirmed());
            case "participants" -> block = new Administrative(block.start(), block.minutes(), block.modality(),
                    Arrays.stream(value.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList(), block.confirmed());
            default -> block = new Administrative(block.start(), block.minutes(), block.modality(), block.participants(), yes(value));
        }
    }

    private LocalDateTime start(String value) {
        if (value.isEmpty()) {
            return null;
        }
        if (block.start() != null && value.equals(START.format(block.start()))) {
            return block.start(); // to the second, as it was
        }
        try {
            return LocalDateTime.parse(value.replace('T', ' '), START);
        } catch (DateTimeException e) {
            throw new SottoException.BadInput(e, "notes.edit.date", value);
        }
    }

    private static int minutes(String value) {
        if (value.matches("\\d{1,4}") && Integer.parseInt(value) <= LONGEST_SESSION) {
            return Integer.parseInt(value);
        }
        throw new SottoException.BadInput("notes.edit.minutes", value);
    }

    private static boolean yes(String value) {
        if (value.matches("(?i)yes|no")) {
            return value.equalsIgnoreCase("yes");
        }
        throw new SottoException.BadInput("notes.edit.confirmed", value);
    }
}
