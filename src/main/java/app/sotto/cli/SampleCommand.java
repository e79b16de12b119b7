package app.sotto.cli;

import app.sotto.model.Session;
import app.sotto.model.Texts;
import app.sotto.practice.Practice;
import app.sotto.practice.SampleSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

@Command(name = "sample", mixinStandardHelpOptions = true,
        description = "Takes the sample session that comes with Sotto the whole way, in a vault that is thrown away: consent, transcript, note with evidence, search.")
final class SampleCommand implements Callable<Integer>, NeedsNoVault {
    private static final String QUESTION = "when did he talk about his father";
    private final Context context;

    SampleCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Path home = Files.createTempDirectory("sotto-sample");
        try {
            char[] passphrase = new SecureRandom().ints(24, 'a', 'z' + 1).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString().toCharArray();
            context.vaults().create(home, passphrase.clone());
            try (Practice practice = context.vaults().open(home, passphrase)) {
                show(practice);
            }
        } finally {
            delete(home);
        }
        return 0;
    }

    private void show(Practice practice) {
        var out = context.console().out();
        out.println(SampleSession.consentForm());
        out.flush();
        Session session;
        try (ProgressLines progress = new ProgressLines(context.console())) {
            session = SampleSession.importInto(practice, progress);
        }
        Context inside = new Context(context.console(), context.home(), context.vaults(), practice);
        String handle = practice.sessions().handle(session);
        for (List<String> words : List.of(List.of("show", handle), List.of("note", handle, "--evidence"), List.of("search", QUESTION))) {
            out.println();
            out.println("$ sotto " + Texts.of("sample.shown", String.join(" ", words)));
            new picocli.CommandLine(new SottoCommand(), new Commands(inside)).execute(words.toArray(String[]::new));
            out.flush();
        }
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
