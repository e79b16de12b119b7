package app.sotto.model;

/** Where a slow task reports how far it is, and asks whether it should stop. Called from the task's own thread. */
public interface Progress {
    /** Reports the share done of the current stage, from 0 to 1. */
    void share(double done);

    /** Whether the user asked to stop. */
    boolean cancelled();

    /** @throws SottoException.Cancelled when the user asked to stop */
    default void check() {
        if (cancelled()) {
            throw new SottoException.Cancelled();
        }
    }

    /** Reports nothing and never stops. */
    Progress NONE = new Progress() {
        @Override
        public void share(double done) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };
}
