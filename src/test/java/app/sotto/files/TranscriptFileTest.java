package app.sotto.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.sotto.model.Role;
import app.sotto.model.SottoException;
import app.sotto.model.Speaker;
import app.sotto.model.Token;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptFileTest {
    @TempDir
    private Path folder;

    @Test
    void a_typed_transcript_with_times_is_read_turn_by_turn() throws IOException {
        Transcript read = read("""
                [00:13] Therapist: How have you been?

                [00:15] Client: Not well.
                [1:02:03] Therapist: I see.
                """);
        assertThat(read.turns()).extracting(Turn::speaker).containsExactly(Speaker.THERAPIST, Speaker.CLIENT, Speaker.THERAPIST);
        assertThat(read.turns()).extracting(Turn::voice).containsExactly(0, 1, 0);
        assertThat(read.turns()).extracting(Turn::number).containsExactly(1, 2, 3);
        assertThat(read.turns()).extracting(Turn::text).containsExactly("How have you been?", "Not well.", "I see.");
        assertThat(read.turns()).extracting(Turn::start).containsExactly(13.0, 15.0, 3723.0);
        assertThat(tokens(read)).extracting(Token::id).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(tokens(read)).extracting(Token::confidence).containsOnly(1.0);
    }

    @Test
    void words_share_the_turn_by_their_length() throws IOException {
        List<Token> words = read("[00:10] Therapist: aa bbbb\n[00:13] Client: c").turns().get(0).tokens();
        assertThat(words.get(0).end()).isEqualTo(10.8, within(0.001));
        assertThat(words.get(1).start()).isEqualTo(10.8, within(0.001));
        assertThat(words.get(1).end()).isEqualTo(12.4, within(0.001));
    }

    @Test
    void a_turn_lasts_until_the_next_one_but_no_longer_than_words_can() throws IOException {
        List<Turn> turns = read("[00:10] Therapist: one two three four five\n[00:12] Client: yes\n[10:00] Therapist: well").turns();
        assertThat(turns.get(0).end()).isEqualTo(12, within(1e-9));
        assertThat(turns.get(1).end()).isEqualTo(13.2, within(1e-9));
        assertThat(turns.get(2).end()).isEqualTo(600.4, within(1e-9));
    }

    @Test
    void turns_of_one_second_share_it() throws IOException {
        List<Turn> turns = read("[25:24] Therapist: Hi.\n[25:24] Client: Hi!\n[25:25] Therapist: Well.").turns();
        assertThat(turns).extracting(Turn::start).containsExactly(1524.0, 1524.5, 1525.0);
    }

    @Test
    void without_times_they_are_estimated_from_the_words() throws IOException {
        List<Turn> turns = read("Therapist: one two three four five\nClient: one two three four five").turns();
        assertThat(turns.get(0).start()).isZero();
        assertThat(turns.get(1).start()).isEqualTo(2, within(1e-9));
        assertThat(turns.get(1).end()).isEqualTo(4, within(1e-9));
    }

    @Test
    void times_that_run_backwards_never_make_a_turn_end_before_it_starts() throws IOException {
        List<Turn> turns = read("[05:00] Therapist: a b\n[01:00] Client: c d\n[06:00] Therapist: e").turns();
        assertThat(turns).allSatisfy(turn -> assertThat(turn.end()).isGreaterThan(turn.start()));
        assertThat(turns).extracting(Turn::start).isSorted();
    }

    @Test
    void names_that_tell_a_role_give_it_and_others_become_voices() throws IOException {
        assertThat(speakers("Counsellor: a\nPATIENT: b\nMaria: c\nclient 2: d\nmaria: e"))
                .containsExactly(Speaker.THERAPIST, Speaker.CLIENT, voice(1), new Speaker(Role.CLIENT, 2), voice(1));
        assertThat(speakers("Speaker 1: a\nSpeaker 2: b\nSpeaker 1: c")).containsExactly(voice(1), voice(2), voice(1));
        assertThat(speakers("T: a\nC: b")).containsExactly(Speaker.THERAPIST, Speaker.CLIENT);
        assertThat(speakers("T: a\nX: b")).containsExactly(voice(1), voice(2));
        assertThat(speakers("Client A: a\nClient B: b\nTherapist (Dr Lee): c"))
                .containsExactly(Speaker.CLIENT, new Speaker(Role.CLIENT, 2), Speaker.THERAPIST);
    }

    @Test
    void a_line_without_a_name_goes_on_with_the_one_before() throws IOException {
        assertThat(read("Session of 3 May\n\nTherapist: I wondered\nabout that: what I mean: is it so?\nsee http://a.b/c\nClient: Yes.").turns())
                .extracting(Turn::text).containsExactly("I wondered about that: what I mean: is it so? see http://a.b/c", "Yes.");
    }

    @Test
    void a_table_is_read_by_its_heading() throws IOException {
        Transcript search = read("turn\tspeaker\tstart_s\ttext\n0\ttherapist\t0\tWhat else?\n1\tclient\t5\tThey found it.\n");
        assertThat(search.turns()).extracting(Turn::start).containsExactly(0.0, 5.0);
        Transcript spoken = read("start\tend\tspeaker\ttext\n1.000\t3.550\ttherapist\tThanks for it.\n4.055\t4.595\tclient\tSure.\n");
        assertThat(spoken.turns()).extracting(Turn::end).containsExactly(3.55, 4.595);
        assertThat(spoken.turns()).extracting(Turn::speaker).containsExactly(Speaker.THERAPIST, Speaker.CLIENT);
    }

    @Test
    void web_vtt_is_read_with_its_voices() throws IOException {
        Transcript read = read("""
                WEBVTT - a title

                STYLE
                ::cue { color: red }

                NOTE nothing

                1
                00:01.000 --> 00:03.000 align:start
                <v.loud Therapist>How <i>are</i> you &amp; yours?</v>

                00:00:03.000 --> 00:00:04.500
                Client: Fine,
                I think.

                00:05.000 --> 00:06.000
                <v Therapist>Ok.</v> <v Client>Yes.</v>
                """);
        assertThat(read.turns()).extracting(Turn::text).containsExactly("How are you & yours?", "Fine, I think.", "Ok.", "Yes.");
        assertThat(read.turns()).extracting(Turn::speaker).containsExactly(Speaker.THERAPIST, Speaker.CLIENT, Speaker.THERAPIST, Speaker.CLIENT);
        assertThat(read.turns()).extracting(Turn::end).satisfies(ends -> assertThat(ends.get(1)).isEqualTo(4.5));
    }

    @Test
    void srt_is_read_and_cues_without_a_name_go_on() throws IOException {
        Transcript read = read("1\r\n00:00:01,000 --> 00:00:02,000\r\nTherapist: {\\an8}Tell me\r\n\r\n2\r\n00:00:02,000 --> 00:00:04,000\r\n<b>more.</b>\r\n\r\n"
                + "3\r\n00:00:05,000 --> 00:00:06,000\r\nClient: At 12:30 it was.\r\n");
        assertThat(read.turns()).extracting(Turn::text).containsExactly("Tell me more.", "At 12:30 it was.");
        assertThat(read.turns().get(0).end()).isEqualTo(4, within(1e-9));
    }

    @Test
    void every_usual_encoding_is_recognised() throws IOException {
        String text = "Therapist: Déjà vu, naïve?\nClient: Café – “no”.\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE,
                Charset.forName("windows-1252"))) {
            assertThat(read(text.getBytes(charset)).turns()).as(charset.name()).extracting(Turn::text)
                    .containsExactly("Déjà vu, naïve?", "Café – “no”.");
        }
        assertThat(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)).turns()).hasSize(2);
    }

    @Test
    void names_of_any_length_and_script_are_fine() throws IOException {
        String longName = "N".repeat(10_000);
        assertThat(speakers(longName + ": a\n🦊: b\nמטפלת: c\n" + longName + ": d")).containsExactly(voice(1), voice(2), voice(3), voice(1));
    }

    @Test
    void what_is_no_transcript_is_refused_in_a_sentence() throws IOException {
        refused("files.empty", new byte[0]);
        refused("files.empty", " \n\n".getBytes(StandardCharsets.UTF_8));
        refused("files.noSpeakers", "Just some text.\nAnd more of it.".getBytes(StandardCharsets.UTF_8));
        refused("files.noSpeakers", "WEBVTT\n\n00:01.000 --> 00:02.000\nhello\n".getBytes(StandardCharsets.UTF_8));
        refused("files.noWords", "Therapist:\nClient:".getBytes(StandardCharsets.UTF_8));
        refused("files.noText", new byte[] {1, 2, 3, 0, 0, 5, 6, (byte) 200, 0, 9});
        refused("files.tooLarge", "Therapist: yes\n".repeat(400_000).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> TranscriptFile.read(folder.resolve("none.txt"))).isInstanceOf(SottoException.Usage.class);
    }

    @Test
    void a_large_transcript_takes_no_long_time() throws IOException {
        byte[] lines = ("Therapist: a\n" + "b c d e f\n".repeat(500_000)).getBytes(StandardCharsets.UTF_8);
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> assertThat(read(lines).turns()).hasSize(1));
    }

    @Test
    void a_transcript_is_recognised_without_its_ending() throws IOException {
        Path file = folder.resolve("session");
        Files.writeString(file, "Therapist: a\nClient: b");
        assertThat(TranscriptFile.looksLikeTranscript(file)).isTrue();
        Files.writeString(file, "Not at all.\nReally.");
        assertThat(TranscriptFile.looksLikeTranscript(file)).isFalse();
        Files.write(file, new byte[] {1, 2, 3});
        assertThat(TranscriptFile.looksLikeTranscript(file)).isFalse();
        assertThat(TranscriptFile.looksLikeTranscript(folder.resolve("none.txt"))).isFalse();
    }

    @Test
    void every_line_of_the_shared_transcripts_is_a_turn() throws IOException {
        Path shared = Path.of("..", "shared", "eval");
        assumeTrue(Files.isDirectory(shared), "SKIPPED: the shared evaluation data are not beside the project");
        try (Stream<Path> texts = Files.list(shared.resolve("tneval")); Stream<Path> tables = Files.walk(shared.resolve("search").resolve("transcripts"))) {
            List<Path> files = Stream.concat(texts.filter(f -> f.toString().matches(".*/\\d+\\.txt")), tables.filter(f -> f.toString().endsWith(".tsv"))).toList();
            assertThat(files).hasSizeGreaterThan(50);
            for (Path file : files) {
                long lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).count() - (file.toString().endsWith(".tsv") ? 1 : 0);
                Transcript read = TranscriptFile.read(file);
                assertThat(read.turns()).as(file.toString()).hasSize((int) lines);
                assertThat(read.turns()).as(file.toString()).extracting(Turn::start).isSorted();
                assertThat(read.turns()).as(file.toString()).allSatisfy(turn -> assertThat(turn.end()).isGreaterThan(turn.start()));
            }
        }
    }

    private static Speaker voice(int number) {
        return new Speaker(Role.OTHER, number);
    }

    private static List<Token> tokens(Transcript transcript) {
        return transcript.turns().stream().flatMap(turn -> turn.tokens().stream()).toList();
    }

    private List<Speaker> speakers(String text) throws IOException {
        return read(text).turns().stream().map(Turn::speaker).toList();
    }

    private Transcript read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Transcript read(byte[] bytes) throws IOException {
        return TranscriptFile.read(Files.write(folder.resolve("session.txt"), bytes));
    }

    private void refused(String key, byte[] bytes) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOfSatisfying(SottoException.BadInput.class, refused -> {
            assertThat(refused).hasMessage(key);
            assertThat(refused.userText()).contains("session.txt");
        });
    }
}
