package app.sotto.search;

/**
 * The meaning of a transcript's passages, as {@link SearchIndex#embed} made it. Kept sealed beside the transcript, so that
 * an index is rebuilt without running a network.
 *
 * @param engine what made it; a different engine's vectors are not comparable
 * @param codes passage after passage, each {@link #VIEWS} quantized vectors of {@link Embedder#WIDTH} bytes: the passage
 *     alone, and the passage between its neighbours
 */
public record PassageVectors(String engine, byte[] codes) {
    static final int VIEWS = 2;
    static final int BYTES = VIEWS * Embedder.WIDTH;

    int passages() {
        return codes.length / BYTES;
    }
}
