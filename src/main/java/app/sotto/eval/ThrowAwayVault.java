package app.sotto.eval;

import app.sotto.model.Chart;
import app.sotto.model.ChartKind;
import app.sotto.model.Consent.How;
import app.sotto.model.Consent.ParticipantRole;
import app.sotto.model.Purpose;
import app.sotto.practice.Practice;
import app.sotto.practice.Vaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A vault with one client who has consented, made for a measurement and deleted afterwards. */
final class ThrowAwayVault implements AutoCloseable {
    private final Path home;
    private final Practice practice;
    private final Chart chart;

    ThrowAwayVault() throws IOException {
        home = Files.createTempDirectory("sotto-eval");
        Vaults vaults = new Vaults(Models.folder(), Clock.systemDefaultZone());
        vaults.create(home, "a throw-away vault".toCharArray());
        practice = vaults.open(home, "a throw-away vault".toCharArray());
        chart = practice.clients().add(ChartKind.INDIVIDUAL, "Client", "C.", "", "", List.of());
        for (Purpose purpose : List.of(Purpose.RECORD, Purpose.MEMORY)) {
            practice.consents().give(chart, practice.clients().persons(chart).get(0), ParticipantRole.CLIENT, purpose, How.PAPER, LocalDate.now(), "", null);
        }
    }

    Practice practice() {
        return practice;
    }

    Chart chart() {
        return chart;
    }

    @Override
    public void close() throws IOException {
        practice.close();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
