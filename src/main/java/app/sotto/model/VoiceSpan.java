package app.sotto.model;

/** A stretch in which one voice speaks; voices are numbered from 0 in the order in which they are first heard. */
public record VoiceSpan(double start, double end, int voice) {
    public Span span() {
        return new Span(start, end);
    }
}
