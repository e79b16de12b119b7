package app.sotto.practice;

import app.sotto.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A real vault in a temporary folder, with a clock that can be set. */
final class TestPractice implements AutoCloseable {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final Practice practice;
    private final SetClock clock = new SetClock();

    TestPractice(Path home) {
        char[] passphrase = "correct horse battery".toCharArray();
        Vault.create(home, passphrase.clone());
        practice = new Practice(Vault.open(home, passphrase), new Engines(Path.of(System.getProperty("sotto.models"))), clock);
    }

    Practice practice() {
        return practice;
    }

    void today(LocalDate date) {
        clock.now = date.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        practice.close();
    }

    private static final class SetClock extends Clock {
        private Instant now = TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
