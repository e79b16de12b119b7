package app.sotto.practice;

import app.sotto.model.Progress;

/** Hears which stage a session is in. Called on the thread that processes it. */
public interface StageListener {
    /** A stage begins (only stages that have work to do); the progress returned is for it alone. */
    Progress begin(Stage stage);

    StageListener NONE = stage -> Progress.NONE;
}
