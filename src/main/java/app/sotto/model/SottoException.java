package app.sotto.model;

import java.util.List;

/**
 * A failure with two voices: {@link #userText()} tells the person what happened, what was kept and what to do; the
 * message is only the text's key and so can be logged, for it never holds content.
 */
public abstract sealed class SottoException extends RuntimeException {
    private final transient List<Object> arguments;

    private SottoException(String key, Throwable cause, Object... arguments) {
        super(key, cause);
        this.arguments = List.of(arguments);
    }

    /** The exit code of a terminal command that ends with this failure. */
    public abstract int exitCode();

    /** The sentence for the user, from the resource bundle. */
    public final String userText() {
        return Texts.of(getMessage(), arguments.toArray());
    }

    /** Something outside failed: a full disk, a missing device. What was stored before stays. */
    public static final class Failed extends SottoException {
        public Failed(String key, Object... arguments) {
            super(key, null, arguments);
        }

        public Failed(Throwable cause, String key, Object... arguments) {
            super(key, cause, arguments);
        }

        @Override
        public int exitCode() {
            return 1;
        }
    }

    /** The command's words do not fit, or name something that is not there. */
    public static final class Usage extends SottoException {
        public Usage(String key, Object... arguments) {
            super(key, null, arguments);
        }

        @Override
        public int exitCode() {
            return 2;
        }
    }

    /** What was brought in (a sound, a transcript, a form) cannot be used. */
    public static final class BadInput extends SottoException {
        public BadInput(String key, Object... arguments) {
            super(key, null, arguments);
        }

        public BadInput(Throwable cause, String key, Object... arguments) {
            super(key, cause, arguments);
        }

        @Override
        public int exitCode() {
            return 3;
        }
    }

    /** The vault cannot be opened: wrong passphrase, or none given. */
    public static final class Locked extends SottoException {
        public Locked(String key, Object... arguments) {
            super(key, null, arguments);
        }

        @Override
        public int exitCode() {
            return 4;
        }
    }

    /** A participant's consent for the purpose is missing, revoked, expired or outdated. */
    public static final class ConsentMissing extends SottoException {
        public ConsentMissing(String key, Object... arguments) {
            super(key, null, arguments);
        }

        @Override
        public int exitCode() {
            return 5;
        }
    }

    /** Data at rest does not authenticate or is of a newer version. */
    public static final class Damaged extends SottoException {
        public Damaged(String key, Object... arguments) {
            super(key, null, arguments);
        }

        public Damaged(Throwable cause, String key, Object... arguments) {
            super(key, cause, arguments);
        }

        @Override
        public int exitCode() {
            return 6;
        }
    }

    /** The user stopped it; what was stored stays and can be resumed. */
    public static final class Cancelled extends SottoException {
        public Cancelled() {
            super("cancelled", null);
        }

        @Override
        public int exitCode() {
            return 130;
        }
    }
}
