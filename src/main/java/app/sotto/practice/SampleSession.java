package app.sotto.practice;

import app.sotto.model.Chart;
import app.sotto.model.ChartKind;
import app.sotto.model.Consent.How;
import app.sotto.model.Consent.ParticipantRole;
import app.sotto.model.Purpose;
import app.sotto.model.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

/** The recorded conversation that comes with Sotto, with its consent form: an invented client, two synthetic voices. */
public final class SampleSession {
    private static final String FOLDER = "/app/sotto/sample/";

    private SampleSession() {}

    /** The signed consent form of the sample, as text. */
    public static String consentForm() {
        try (InputStream in = SampleSession.class.getResourceAsStream(FOLDER + "consent.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the sample's client and consent to a vault and imports its recording, which takes the whole path. */
    public static Session importInto(Practice practice, StageListener listener) {
        Chart chart = practice.clients().add(ChartKind.INDIVIDUAL, "Daniel Marsh", "D. M.", "he/him", "SAMPLE-1", List.of());
        LocalDate today = LocalDate.now();
        for (Purpose purpose : List.of(Purpose.RECORD, Purpose.MEMORY)) {
            practice.consents().give(chart, practice.clients().persons(chart).get(0), ParticipantRole.CLIENT, purpose, How.PAPER, today, "", null);
        }
        Path file = null;
        try {
            file = Files.createTempFile("sotto-sample", ".ogg");
            try (InputStream in = SampleSession.class.getResourceAsStream(FOLDER + "session.ogg")) {
                Files.write(file, in.readAllBytes());
            }
            return practice.imports().file(file, chart, ZonedDateTime.now(), "in person", listener).session();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
