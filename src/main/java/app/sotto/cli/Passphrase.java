package app.sotto.cli;

import app.sotto.model.Console;
import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Asks for the passphrase: from the file named by {@code SOTTO_PASSPHRASE_FILE}, or a prompt without echo; never an argument. */
public final class Passphrase {
    private Passphrase() {}

    /** The passphrase of an existing vault; the caller wipes it. */
    public static char[] ask(Console console) {
        return fromFileOr(console, Texts.of("passphrase.ask"));
    }

    /** A new passphrase, asked for twice where a person is asked. */
    static char[] choose(Console console) {
        if (System.getenv("SOTTO_PASSPHRASE_FILE") != null) {
            return ask(console);
        }
        char[] first = fromFileOr(console, Texts.of("passphrase.new"));
        char[] again = console.secret(Texts.of("passphrase.again"));
        if (again == null || !Arrays.equals(first, again)) {
            throw new SottoException.Usage("passphrase.differs");
        }
        Arrays.fill(again, '\0');
        return first;
    }

    private static char[] fromFileOr(Console console, String prompt) {
        String file = System.getenv("SOTTO_PASSPHRASE_FILE");
        char[] typed = file != null && !file.isBlank() ? read(console.folder().resolve(Path.of(file))) : console.secret(prompt);
        if (typed == null) {
            throw new SottoException.Locked("passphrase.nobody");
        }
        return typed;
    }

    /** The file's first line. */
    private static char[] read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            CharBuffer chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            Arrays.fill(bytes, (byte) 0);
            int end = 0;
            while (end < chars.limit() && chars.get(end) != '\n' && chars.get(end) != '\r') {
                end++;
            }
            char[] line = new char[end];
            chars.get(line);
            Arrays.fill(chars.array(), '\0');
            return line;
        } catch (IOException e) {
            throw new SottoException.Locked("passphrase.file");
        }
    }
}
