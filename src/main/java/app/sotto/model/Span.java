package app.sotto.model;

/** A stretch of time in a session's sound, in seconds from its start; {@code end >= start}. */
public record Span(double start, double end) {
    public double seconds() {
        return end - start;
    }
}
