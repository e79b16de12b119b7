package app.sotto.practice;

import app.sotto.model.Chart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The text to sign, made from the terms in force. A template: the practice's counsel must check it. */
public final class ConsentForm {
    private ConsentForm() {}

    /** The whole form for a chart, as plain text. */
    public static String text(Chart chart, ConsentTerms terms) {
        try (InputStream in = ConsentForm.class.getResourceAsStream("consent-form.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{client}", chart.name())
                    .replace("{soundDays}", String.valueOf(terms.soundDays()))
                    .replace("{version}", terms.version());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
