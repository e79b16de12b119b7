package app.sotto.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.sotto.model.Role;
import app.sotto.model.Speaker;
import app.sotto.model.Token;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TherapistGuessTest {
    private static final Path SHARED = Path.of("..", "shared", "eval");
    private static final Pattern LINE = Pattern.compile("\\[\\S+] (Therapist|Client): (.*)");

    @Test
    void who_asks_and_speaks_of_you_is_the_therapist() {
        TherapistGuess.Guess guess = TherapistGuess.of(new Transcript(List.of(
                turn(1, 0, "I feel so tired, and my sister says I should rest, but I can't."),
                turn(2, 1, "It sounds like you are worn out. What would help you rest?"))));
        assertThat(guess.transcript().turns()).extracting(Turn::speaker).containsExactly(Speaker.CLIENT, Speaker.THERAPIST);
        assertThat(guess.sure()).as("a few words prove little").isFalse();
    }

    @Test
    void a_couple_is_one_therapist_and_two_clients() {
        TherapistGuess.Guess guess = TherapistGuess.of(new Transcript(List.of(
                turn(1, 0, "What brings you here today?"),
                turn(2, 1, "I think we argue about my work."),
                turn(3, 2, "I am alone with my children all evening."),
                turn(4, 0, "So you feel left alone. How do you see it?"))));
        assertThat(guess.transcript().turns()).extracting(Turn::speaker)
                .containsExactly(Speaker.THERAPIST, Speaker.CLIENT, new Speaker(Role.CLIENT, 2), Speaker.THERAPIST);
    }

    @Test
    void nothing_said_is_no_guess() {
        assertThat(TherapistGuess.of(new Transcript(List.of())).sure()).isFalse();
    }

    @Test
    void nearly_all_real_transcripts_are_guessed_right_and_what_is_sure_is_right() throws IOException {
        assumeTrue(Files.isDirectory(SHARED), "SKIPPED: ../shared/eval is not here");
        int right = 0;
        int sure = 0;
        int surelyWrong = 0;
        List<Transcript> all = transcripts();
        for (Transcript truth : all) {
            TherapistGuess.Guess guess = TherapistGuess.of(truth);
            boolean correct = guess.transcript().turns().get(0).speaker().equals(truth.turns().get(0).speaker());
            right += correct ? 1 : 0;
            sure += guess.sure() ? 1 : 0;
            surelyWrong += guess.sure() && !correct ? 1 : 0;
        }
        assertThat(right / (double) all.size()).as("right of %d, sure of %d, surely wrong %d", all.size(), sure, surelyWrong).isGreaterThan(0.95);
        assertThat(surelyWrong).isZero();
        assertThat(sure / (double) all.size()).isGreaterThan(0.8);
    }

    private static List<Transcript> transcripts() throws IOException {
        List<Transcript> all = new ArrayList<>();
        try (Stream<Path> files = Stream.concat(Files.walk(SHARED.resolve("search").resolve("transcripts")), Files.list(SHARED.resolve("tneval")))) {
            for (Path file : files.sorted().toList()) {
                List<Turn> turns = new ArrayList<>();
                if (file.toString().endsWith(".tsv") && file.toString().contains("transcripts")) {
                    Files.readAllLines(file).stream().skip(1).map(line -> line.split("\t")).filter(f -> f.length > 3)
                            .forEach(f -> turns.add(known(turns.size() + 1, f[1].equals("therapist"), f[3])));
                } else if (file.toString().endsWith(".txt")) {
                    Files.readAllLines(file).stream().map(LINE::matcher).filter(Matcher::matches)
                            .forEach(m -> turns.add(known(turns.size() + 1, m.group(1).equals("Therapist"), m.group(2))));
                }
                if (!turns.isEmpty()) {
                    all.add(new Transcript(turns));
                }
            }
        }
        return all;
    }

    private static Turn known(int number, boolean therapist, String text) {
        return turn(number, therapist ? 0 : 1, text).with(therapist ? Speaker.THERAPIST : Speaker.CLIENT);
    }

    private static Turn turn(int number, int voice, String text) {
        return new Turn(number, voice, new Speaker(Role.OTHER, voice + 1), List.of(new Token(number - 1, number, number + 1, text, 1)), Turn.ENGLISH);
    }
}
