package app.sotto.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.model.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandSocketTest {
    @TempDir
    private Path home;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void without_an_owner_there_is_nobody_to_hand_the_command_to() {
        assertThat(CommandClient.run(home, List.of("list"), new Typed(""))).isEmpty();
    }

    @Test
    void a_socket_left_by_a_dead_owner_counts_as_no_owner() throws IOException {
        try (CommandServer server = CommandServer.open(home, threads, (arguments, console) -> 0)) {
            Files.move(home.resolve("owner.sock"), home.resolve("kept.sock"));
        }
        Files.move(home.resolve("kept.sock"), home.resolve("owner.sock"));
        assertThat(CommandClient.run(home, List.of("list"), new Typed(""))).isEmpty();
        try (CommandServer server = CommandServer.open(home, threads, (arguments, console) -> 7)) {
            assertThat(CommandClient.run(home, List.of("list"), new Typed(""))).isEqualTo(OptionalInt.of(7));
        }
    }

    @Test
    void arguments_input_output_and_exit_code_pass_through() throws IOException {
        Typed console = new Typed("grüße\n".repeat(5000));
        try (CommandServer server = CommandServer.open(home, threads, CommandSocketTest::echo)) {
            assertThat(CommandClient.run(home, List.of("a b", "", "🙂"), console)).isEqualTo(OptionalInt.of(42));
        }
        assertThat(console.out.toString(StandardCharsets.UTF_8)).isEqualTo("[a b, , 🙂]" + "grüße\n".repeat(5000));
        assertThat(console.err.toString(StandardCharsets.UTF_8)).isEqualTo("folder " + Path.of("").toAbsolutePath());
    }

    private static int echo(List<String> arguments, Console console) {
        try {
            console.out().print(arguments);
            console.in().transferTo(console.out());
            console.err().print("folder " + console.folder());
            return 42;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void questions_are_asked_where_the_person_sits() throws IOException {
        Typed console = new Typed("");
        try (CommandServer server = CommandServer.open(home, threads, (arguments, remote) -> {
            remote.out().print(new String(remote.secret("word? ")) + "/" + remote.line("line? ", "so far"));
            return 0;
        })) {
            CommandClient.run(home, List.of(), console);
        }
        assertThat(console.out.toString(StandardCharsets.UTF_8)).isEqualTo("secret to word? /line? so far");
    }

    @Test
    void an_interrupt_reaches_the_command_that_runs_in_the_owner() throws Exception {
        Typed console = new Typed("");
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (CommandServer server = CommandServer.open(home, threads, (arguments, remote) -> {
            remote.onInterrupt(interrupted::countDown);
            running.countDown();
            return await(interrupted) ? 130 : 1;
        })) {
            threads.execute(() -> {
                await(running);
                console.interrupt.run();
            });
            assertThat(CommandClient.run(home, List.of(), console)).isEqualTo(OptionalInt.of(130));
        }
    }

    @Test
    void the_owner_waits_for_commands_that_run_before_it_closes() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CommandServer server = CommandServer.open(home, threads, (arguments, remote) -> {
            running.countDown();
            return await(go) ? 0 : 1;
        });
        var code = threads.submit(() -> CommandClient.run(home, List.of(), new Typed("")));
        await(running);
        var closing = threads.submit(() -> {
            server.close();
            return null;
        });
        go.countDown();
        closing.get(10, TimeUnit.SECONDS);
        assertThat(code.get(10, TimeUnit.SECONDS)).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void only_the_user_may_open_the_socket() throws IOException {
        try (CommandServer server = CommandServer.open(home, threads, (arguments, remote) -> 0)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("owner.sock")))).isEqualTo("rw-------");
        }
    }

    @Test
    void a_vault_whose_path_is_too_long_for_a_socket_still_has_one() throws IOException {
        Path deep = Files.createDirectories(home.resolve("a-folder-with-quite-a-long-name-".repeat(4)));
        try (CommandServer server = CommandServer.open(deep, threads, (arguments, remote) -> 5)) {
            assertThat(CommandClient.run(deep, List.of(), new Typed(""))).isEqualTo(OptionalInt.of(5));
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** A person at a terminal who has typed something. */
    private static final class Typed implements Console {
        private final InputStream in;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private volatile Runnable interrupt = () -> {};

        Typed(String input) {
            in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public InputStream in() {
            return in;
        }

        @Override
        public PrintStream out() {
            return new PrintStream(out, true, StandardCharsets.UTF_8);
        }

        @Override
        public PrintStream err() {
            return new PrintStream(err, true, StandardCharsets.UTF_8);
        }

        @Override
        public Path folder() {
            return Path.of("");
        }

        @Override
        public boolean interactive() {
            return true;
        }

        @Override
        public char[] secret(String prompt) {
            return ("secret to " + prompt).toCharArray();
        }

        @Override
        public String line(String prompt, String initial) {
            return prompt + initial;
        }

        @Override
        public void onInterrupt(Runnable action) {
            interrupt = action;
        }
    }
}
