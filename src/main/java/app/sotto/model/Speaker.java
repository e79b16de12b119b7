package app.sotto.model;

import java.util.Locale;

/** Who speaks: a role, and a number from 1 within it (a couple's second person is client 2). */
public record Speaker(Role role, int number) {
    public static final Speaker THERAPIST = new Speaker(Role.THERAPIST, 1);
    public static final Speaker CLIENT = new Speaker(Role.CLIENT, 1);

    /** As shown and typed: {@code therapist}, {@code client}, {@code client 2}, {@code voice 3}. */
    public String label() {
        String name = role == Role.OTHER ? "voice" : role.name().toLowerCase(Locale.ROOT);
        return number == 1 && role != Role.OTHER ? name : name + " " + number;
    }

    /** Reads what {@link #label()} writes, case and spaces aside. @throws SottoException.Usage when it names no speaker */
    public static Speaker parse(String label) {
        String plain = label.toLowerCase(Locale.ROOT).replace(" ", "");
        for (Role role : Role.values()) {
            String name = role == Role.OTHER ? "voice" : role.name().toLowerCase(Locale.ROOT);
            if (plain.matches(name + "[1-9]?")) {
                return new Speaker(role, plain.length() > name.length() ? plain.charAt(plain.length() - 1) - '0' : 1);
            }
        }
        throw new SottoException.Usage("speaker.unknown", label);
    }
}
