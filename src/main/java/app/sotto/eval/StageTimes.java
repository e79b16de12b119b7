package app.sotto.eval;

import app.sotto.model.Progress;
import app.sotto.practice.Stage;
import app.sotto.practice.StageListener;
import java.util.EnumMap;
import java.util.Map;

/** How long each stage of an import took. */
final class StageTimes implements StageListener {
    private final Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
    private Stage running;
    private long since;

    @Override
    public Progress begin(Stage stage) {
        end();
        running = stage;
        since = System.nanoTime();
        return Progress.NONE;
    }

    /** Ends the stage that runs. */
    void end() {
        if (running != null) {
            seconds.merge(running, (System.nanoTime() - since) / 1e9, Double::sum);
        }
        running = null;
    }

    Map<Stage, Double> seconds() {
        return seconds;
    }

    double total() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
