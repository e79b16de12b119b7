package app.sotto.speech;

/**
 * The voice's direction heard through a window of 1.5 s that slides over one stretch of speech.
 *
 * @param start seconds in the session at which the stretch begins
 * @param end seconds at which it ends
 * @param directions one direction of unit length for each step of {@link #STEP}, the window's middle lying on the step
 */
record VoiceWindows(double start, double end, float[][] directions) {
    private static final int WINDOW = 62;
    private static final int HOP = 4;
    /** Seconds from one direction to the next. */
    static final double STEP = HOP * VoiceFeatures.STEP;

    static VoiceWindows of(VoiceStates states, VoiceProjection projection, double start, double end) {
        int steps = Math.max(1, (int) Math.round((end - start) / STEP));
        float[][] directions = new float[steps][];
        int window = Math.min(WINDOW, states.length());
        for (int i = 0; i < steps; i++) {
            int middle = i * HOP + HOP / 2;
            int from = Math.max(0, Math.min(states.length() - window, middle - window / 2));
            directions[i] = i > 0 && from == Math.max(0, Math.min(states.length() - window, middle - HOP - window / 2)) ? directions[i - 1]
                    : projection.project(states.pooled(from, from + window));
        }
        return new VoiceWindows(start, end, directions);
    }

    int steps() {
        return directions.length;
    }

    /** Seconds in the session at which a step begins. */
    double at(int step) {
        return step >= steps() ? end : start + step * STEP;
    }
}
