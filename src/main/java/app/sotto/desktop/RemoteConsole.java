package app.sotto.desktop;

import app.sotto.desktop.Frames.Frame;
import app.sotto.desktop.Frames.Kind;
import app.sotto.model.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The console of another process, as seen by the owner that runs its command. */
final class RemoteConsole implements Console {
    private static final Frame GONE = new Frame(Kind.NO_ANSWER, new byte[0]);

    private final Frames frames;
    private final Path folder;
    private final boolean interactive;
    private final PrintStream out;
    private final PrintStream err;
    private final InputStream in;
    private final BlockingQueue<Frame> answers = new LinkedBlockingQueue<>();
    private volatile Runnable interrupt = () -> {};

    RemoteConsole(Frames frames, Path folder, boolean interactive) {
        this.frames = frames;
        this.folder = folder;
        this.interactive = interactive;
        out = new PrintStream(frames.stream(Kind.OUT), false, StandardCharsets.UTF_8);
        err = new PrintStream(frames.stream(Kind.ERR), false, StandardCharsets.UTF_8);
        in = Frames.input(() -> ask(Kind.WANT_INPUT, "").bytes());
    }

    /** Hears what the other process sends until it is gone, which counts as Ctrl+C. */
    void listen() {
        try {
            while (true) {
                Frame frame = frames.receive();
                if (frame.kind() == Kind.INTERRUPT) {
                    interrupt.run();
                } else {
                    answers.add(frame);
                }
            }
        } catch (IOException e) {
            answers.add(GONE);
            interrupt.run();
        }
    }

    private Frame ask(Kind kind, String prompt) throws IOException {
        out.flush();
        err.flush();
        frames.send(kind, prompt);
        try {
            return answers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return GONE;
        }
    }

    private String answer(Kind kind, String prompt) {
        try {
            Frame frame = ask(kind, prompt);
            return frame.kind() == Kind.ANSWER ? frame.text() : null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return err;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public boolean interactive() {
        return interactive;
    }

    @Override
    public char[] secret(String prompt) {
        String answer = answer(Kind.ASK_SECRET, prompt);
        return answer == null ? null : answer.toCharArray();
    }

    @Override
    public String line(String prompt, String initial) {
        return answer(Kind.ASK, prompt + '\0' + initial);
    }

    @Override
    public void onInterrupt(Runnable action) {
        interrupt = action;
    }
}
