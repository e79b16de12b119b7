package app.sotto.desktop;

import app.sotto.desktop.Frames.Frame;
import app.sotto.desktop.Frames.Kind;
import app.sotto.model.Console;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Phaser;

/**
 * The owner's end of the command socket: runs the commands that other invocations hand over, each on a thread of its own.
 * Only the user may open the socket.
 */
public final class CommandServer implements AutoCloseable {
    private final UnixDomainSocketAddress address;
    private final ServerSocketChannel server;
    private final ExecutorService threads;
    private final Runner runner;
    /** The server itself, and each command that runs. */
    private final Phaser running = new Phaser(1);

    private CommandServer(UnixDomainSocketAddress address, ServerSocketChannel server, ExecutorService threads, Runner runner) {
        this.address = address;
        this.server = server;
        this.threads = threads;
        this.runner = runner;
    }

    /** Runs a command against a console and gives its exit code. */
    public interface Runner {
        int run(List<String> arguments, Console console);
    }

    /**
     * Opens the socket of a vault that this process owns; a socket left by a dead owner is replaced.
     *
     * @param threads grows as needed; the caller shuts it down after the server is closed
     */
    public static CommandServer open(Path home, ExecutorService threads, Runner runner) throws IOException {
        UnixDomainSocketAddress address = SocketPlace.of(home);
        SocketPlace.prepare(address);
        Files.deleteIfExists(address.getPath());
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(address);
        if (address.getPath().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(address.getPath(), PosixFilePermissions.fromString("rw-------"));
        }
        CommandServer server = new CommandServer(address, channel, threads, runner);
        threads.execute(server::accept);
        return server;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel caller = server.accept();
                running.register();
                threads.execute(() -> serve(caller));
            } catch (IOException e) {
                return; // the server was closed
            }
        }
    }

    private void serve(SocketChannel caller) {
        try (Frames frames = new Frames(caller)) {
            List<String> arguments = new ArrayList<>();
            Path folder = Path.of("");
            boolean interactive = false;
            for (Frame frame = frames.receive(); frame.kind() != Kind.RUN; frame = frames.receive()) {
                switch (frame.kind()) {
                    case ARGUMENT -> arguments.add(frame.text());
                    case FOLDER -> folder = Path.of(frame.text());
                    case INTERACTIVE -> interactive = true;
                    default -> throw new IOException("not a command of Sotto");
                }
            }
            RemoteConsole console = new RemoteConsole(frames, folder, interactive);
            threads.execute(console::listen);
            int code = runner.run(arguments, console);
            console.out().flush();
            console.err().flush();
            frames.send(Kind.EXIT, String.valueOf(code));
        } catch (IOException e) {
            // The caller is gone: its command has ended, and what it stored is stored.
        } finally {
            running.arriveAndDeregister();
        }
    }

    /** Takes no further commands and waits for those that run. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(address.getPath());
        server.close();
        running.arriveAndAwaitAdvance();
    }
}
