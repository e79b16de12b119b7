package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.model.Chart;
import app.sotto.model.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that creates, fills and erases charts without pause is killed at a random moment; the vault must be whole. */
class KillTest {
    private static final int ROUNDS = 4;

    @TempDir
    Path home;

    @Test
    void whatever_moment_a_process_is_killed_at_the_vault_is_whole_and_nothing_is_half_erased() throws Exception {
        TestVault.fresh(home).close();
        Random moments = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            Process worker = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    System.getProperty("java.class.path"), Worker.class.getName(), home.toString(), TestVault.recoveryKey()).start();
            assertThat(worker.getInputStream().read()).as("the worker has begun").isEqualTo('B');
            Thread.sleep(moments.nextInt(400));
            worker.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
            try (Vault vault = TestVault.open(home)) {
                assertThat(vault.verify(Progress.NONE)).as("round %d", round).isEmpty();
                Set<UUID> charts = vault.charts().all().stream().map(Chart::id).collect(Collectors.toSet());
                assertThat(vault.store().rows("settings")).allMatch(row -> charts.contains(row.chart()));
                List<AuditEntry> entries = vault.audit().entries();
                assertThat(charts).as("created and not erased").isEqualTo(difference(subjects(entries, AuditEvent.CHART_CREATED),
                        subjects(entries, AuditEvent.CHART_ERASED)));
            }
        }
    }

    private static Set<UUID> subjects(List<AuditEntry> entries, AuditEvent event) {
        return entries.stream().filter(entry -> entry.event() == event).map(AuditEntry::subject).collect(Collectors.toSet());
    }

    private static Set<UUID> difference(Set<UUID> all, Set<UUID> without) {
        return all.stream().filter(id -> !without.contains(id)).collect(Collectors.toSet());
    }

    /** The process that is killed. */
    static final class Worker {
        public static void main(String[] arguments) {
            try (Vault vault = Vault.openWithRecoveryKey(Path.of(arguments[0]), arguments[1])) {
                System.out.write('B');
                System.out.flush();
                for (int i = 0; i < 100_000; i++) {
                    Chart chart = TestVault.chart("Ada");
                    vault.createChart(chart);
                    for (int row = 0; row < 3; row++) {
                        vault.settings().put(UUID.randomUUID(), null, chart.id(), "row");
                    }
                    if (i % 4 != 0) {
                        vault.eraseChart(chart.id());
                    }
                }
            }
        }
    }
}
