package app.sotto.capture;

import java.io.IOException;

/** A file of a kind that is known but not read; the message names the kind. */
final class UnreadFormat extends IOException {
    UnreadFormat(String kind) {
        super(kind);
    }
}
