package app.sotto.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes read as text whose encoding nobody tells: UTF-8, UTF-16 or, where it is neither, Windows-1252. */
final class TextContent {
    private static final int LOOK_AT = 4096;

    private TextContent() {}

    /** The text without its byte order mark, lines ended by {@code \n}; empty when the bytes are no text. */
    static Optional<String> of(byte[] bytes) {
        String text = decode(bytes);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        boolean control = text.chars().anyMatch(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f');
        return control ? Optional.empty() : Optional.of(text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    private static String decode(byte[] bytes) {
        Optional<Charset> utf16 = utf16(bytes);
        if (utf16.isPresent()) {
            return new String(bytes, utf16.get());
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    /** UTF-16 by its mark or, since text is full of characters below 256, by its zero bytes on one side of each pair. */
    private static Optional<Charset> utf16(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        int[] zeros = new int[2];
        int pairs = Math.min(bytes.length, LOOK_AT) / 2;
        for (int i = 0; i < 2 * pairs; i++) {
            zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        if (zeros[0] > pairs / 3 && zeros[1] == 0) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return zeros[1] > pairs / 3 && zeros[0] == 0 ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }
}
