package app.sotto.speech;

import app.sotto.model.SottoException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** Moonshine's 32,000 word pieces: {@code ▁} stands for a space before a word, {@code <0xNN>} for a single byte. */
final class Vocabulary {
    private static final String LITERAL = "llama_vocab_base64 = \"";
    private static final char SPACE = '\u2581';
    private final String[] pieces;

    /** Reads the base64 literal in {@code llama-tokenizer.js}. @throws SottoException.Failed when it is not there */
    Vocabulary(Path script) {
        String text = new String(Onnx.read(script), StandardCharsets.UTF_8);
        int from = text.indexOf(LITERAL) + LITERAL.length();
        int to = text.indexOf('"', from);
        if (from < LITERAL.length() || to < 0) {
            throw new SottoException.Failed("speech.model", script.getFileName());
        }
        pieces = new String(Base64.getDecoder().decode(text.substring(from, to)), StandardCharsets.UTF_8).split("\n");
    }

    /** Whether a token begins a new word. */
    boolean beginsWord(int token) {
        return token < pieces.length && !pieces[token].isEmpty() && pieces[token].charAt(0) == SPACE;
    }

    /** The text of a run of tokens; special ones (from 32,000 on, and the control tokens) have none. */
    String text(int[] tokens, int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = from; i < to; i++) {
            if (tokens[i] > 2 && tokens[i] < pieces.length) {
                bytes.writeBytes(bytes(pieces[tokens[i]]));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    private static byte[] bytes(String piece) {
        if (piece.length() == 6 && piece.startsWith("<0x")) {
            return new byte[] {(byte) Integer.parseInt(piece.substring(3, 5), 16)};
        }
        return piece.replace(SPACE, ' ').getBytes(StandardCharsets.UTF_8);
    }
}
