package app.sotto.desktop;

import app.sotto.desktop.Frames.Frame;
import app.sotto.desktop.Frames.Kind;
import app.sotto.model.Console;
import app.sotto.model.SottoException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Hands a command over to the process that owns a vault, and passes input, output and exit code through. */
public final class CommandClient {
    private CommandClient() {}

    /**
     * Runs a command in the owner of a vault.
     *
     * @return its exit code, or empty when no process owns the vault
     * @throws SottoException.Failed when the owner ends before the command does
     */
    public static OptionalInt run(Path home, List<String> arguments, Console console) {
        if (!Files.exists(SocketPlace.of(home).getPath())) {
            return OptionalInt.empty();
        }
        SocketChannel channel;
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(SocketPlace.of(home));
        } catch (IOException e) {
            return OptionalInt.empty(); // a dead owner's socket
        }
        try (Frames frames = new Frames(channel)) {
            return OptionalInt.of(talk(frames, arguments, console));
        } catch (IOException e) {
            throw new SottoException.Failed(e, "owner.gone");
        }
    }

    private static int talk(Frames frames, List<String> arguments, Console console) throws IOException {
        for (String argument : arguments) {
            frames.send(Kind.ARGUMENT, argument);
        }
        frames.send(Kind.FOLDER, console.folder().toAbsolutePath().toString());
        if (console.interactive()) {
            frames.send(Kind.INTERACTIVE, "");
        }
        console.onInterrupt(() -> interrupt(frames));
        frames.send(Kind.RUN, "");
        while (true) {
            Frame frame = frames.receive();
            switch (frame.kind()) {
                case OUT -> {
                    console.out().write(frame.bytes());
                    console.out().flush();
                }
                case ERR -> {
                    console.err().write(frame.bytes());
                    console.err().flush();
                }
                case WANT_INPUT -> {
                    byte[] piece = new byte[8192];
                    int count = console.in().read(piece);
                    frames.send(Kind.INPUT, piece, 0, Math.max(0, count));
                }
                case ASK -> {
                    String[] asked = frame.text().split("\0", 2);
                    answer(frames, console.line(asked[0], asked[1]));
                }
                case ASK_SECRET -> {
                    char[] secret = console.secret(frame.text());
                    answer(frames, secret == null ? null : new String(secret));
                }
                case EXIT -> {
                    return Integer.parseInt(frame.text());
                }
                default -> throw new IOException("not an answer of Sotto");
            }
        }
    }

    private static void answer(Frames frames, String text) throws IOException {
        frames.send(text == null ? Kind.NO_ANSWER : Kind.ANSWER, text == null ? "" : text);
    }

    private static void interrupt(Frames frames) {
        try {
            frames.send(Kind.INTERRUPT, "");
        } catch (IOException e) {
            // The owner is gone, which the waiting command notices itself.
        }
    }
}
