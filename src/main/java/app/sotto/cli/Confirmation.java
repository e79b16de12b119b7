package app.sotto.cli;

import app.sotto.model.Console;
import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import java.util.Locale;

/** Asks before something that cannot be taken back. */
final class Confirmation {
    private Confirmation() {}

    /** Returns when the answer is yes, or {@code --yes} was given. @throws SottoException.Usage otherwise */
    static void require(Console console, String question, boolean yes) {
        if (yes) {
            return;
        }
        String answer = console.line(question + " " + Texts.of("confirm.yesNo") + " ", "");
        if (answer == null) {
            throw new SottoException.Usage("confirm.nobody");
        }
        if (!answer.strip().toLowerCase(Locale.ROOT).matches(Texts.of("confirm.yes"))) {
            throw new SottoException.Usage("confirm.no");
        }
    }
}
