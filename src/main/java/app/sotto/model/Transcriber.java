package app.sotto.model;

import java.util.List;

/** Turns one voice's stretch of speech into words. */
public interface Transcriber extends AutoCloseable {
    /**
     * The words said in a span of at most 30 s, in order, with ids from {@code firstId} on; empty when there are none.
     * Times are seconds in the session, within the span.
     */
    List<Token> transcribe(Sound sound, Span span, int firstId);

    Engine engine();

    @Override
    void close();
}
