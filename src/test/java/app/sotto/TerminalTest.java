package app.sotto;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.Terminal.Ran;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A therapist's way from an empty folder to a note and a search, command by command, in the order in which they are typed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TerminalTest {
    private static final Pattern RECOVERY_KEY = Pattern.compile("[0-9A-Z]{4}([- ][0-9A-Z]{4}){8}");
    @TempDir
    private static Path folder;
    private static Terminal terminal;

    @BeforeAll
    static void sitDown() throws IOException {
        terminal = new Terminal(folder.resolve("vault"), folder);
        try (InputStream in = TerminalTest.class.getResourceAsStream("conversation.txt")) {
            Files.write(folder.resolve("conversation.txt"), in.readAllBytes());
        }
    }

    private static Ran ok(String... words) {
        Ran ran = terminal.sotto(words);
        assertThat(ran.code()).as(String.join(" ", words) + "\n" + ran.out() + ran.err()).isZero();
        return ran;
    }

    @Test
    @Order(1)
    void without_a_vault_commands_say_how_to_make_one() {
        Ran ran = terminal.sotto("list");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("sotto init").doesNotContain("Exception");
    }

    @Test
    @Order(2)
    void a_short_passphrase_makes_no_vault() {
        terminal.passphrase("short");
        assertThat(terminal.sotto("init").code()).isEqualTo(2);
        assertThat(Files.exists(folder.resolve("vault").resolve("vault.key"))).isFalse();
        terminal.passphrase("correct horse battery staple");
    }

    @Test
    @Order(3)
    void init_shows_the_recovery_key_once() {
        Ran ran = ok("init");
        assertThat(ran.out()).containsPattern(RECOVERY_KEY);
        Matcher key = RECOVERY_KEY.matcher(ran.out());
        assertThat(key.find()).isTrue();
        terminal.passphrase(key.group());
        assertThat(ok("list").out()).as("unlocked by the recovery key").contains("No sessions yet");
        terminal.passphrase("correct horse battery staple");
        assertThat(terminal.sotto("init").code()).isEqualTo(2);
    }

    @Test
    @Order(4)
    void a_wrong_passphrase_ends_with_four() {
        terminal.passphrase("wrong horse battery staple");
        Ran ran = terminal.sotto("list");
        assertThat(ran.code()).isEqualTo(4);
        assertThat(ran.err().strip().lines()).hasSize(1);
        terminal.passphrase("correct horse battery staple");
    }

    @Test
    @Order(5)
    void without_consent_nothing_is_imported() {
        ok("client", "add", "Maya Kern", "--pronouns", "she/her");
        Ran ran = terminal.sotto("import", "conversation.txt", "--client", "mk");
        assertThat(ran.code()).isEqualTo(5);
        assertThat(ran.err()).contains("Maya Kern", "sotto consent give");
        assertThat(JsonParser.parseString(ok("list", "--json").out()).getAsJsonArray()).isEmpty();
    }

    @Test
    @Order(6)
    void with_consent_a_transcript_becomes_a_session_with_a_note() {
        ok("consent", "give", "--client", "mk", "--purpose", "record,memory");
        Ran ran = ok("import", "conversation.txt", "--client", "mk", "--date", "2026-11-24 10:00");
        assertThat(ran.out()).contains("mk/2026-11-24");
        assertThat(ok("list").out()).contains("mk/2026-11-24", "Maya Kern", "draft");
        assertThat(ok("show", "last").out()).contains("therapist", "client", "My father always said that people who complain are lazy.");
    }

    @Test
    @Order(7)
    void importing_the_same_file_twice_is_noticed() {
        Ran ran = terminal.sotto("import", "conversation.txt", "--client", "mk");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("mk/2026-11-24");
        assertThat(JsonParser.parseString(ok("list", "--json").out()).getAsJsonArray()).hasSize(1);
    }

    @Test
    @Order(8)
    void every_statement_of_the_note_leads_back_to_verbatim_words() {
        JsonObject note = JsonParser.parseString(ok("note", "last", "--json").out()).getAsJsonObject();
        String transcript = words(ok("show", "last").out());
        JsonArray statements = note.getAsJsonArray("statements");
        assertThat(statements).isNotEmpty();
        for (JsonElement statement : statements) {
            JsonArray evidence = statement.getAsJsonObject().getAsJsonArray("evidence");
            assertThat(evidence).as(statement.toString()).isNotEmpty();
            evidence.forEach(one -> assertThat(transcript).contains(words(one.getAsJsonObject().get("quote").getAsString())));
        }
        assertThat(ok("note", "last", "--evidence").out()).contains("2026-11-24", "Subjective", "Plan");
    }

    @Test
    @Order(9)
    void the_note_is_laid_out_in_every_format_without_losing_a_statement() {
        List<String> texts = JsonParser.parseString(ok("note", "last", "--json").out()).getAsJsonObject().getAsJsonArray("statements").asList().stream()
                .map(statement -> statement.getAsJsonObject().get("text").getAsString()).toList();
        for (String format : List.of("soap", "dap", "birp", "girp", "pirp", "summary")) {
            assertThat(words(ok("note", "last", "--format", format).out())).contains(texts.stream().map(TerminalTest::words).toList());
        }
    }

    @Test
    @Order(10)
    void search_finds_the_exact_words_by_meaning_and_says_when_nothing_fits() {
        Ran found = ok("search", "her dad's opinion of people who moan", "--client", "mk", "--speaker", "client", "--context", "1");
        assertThat(found.out()).contains("mk/2026-11-24@0:42", "My father always said that people who complain are lazy.");
        assertThat(ok("search", "\"carburettor\"").out()).contains("Nothing in the vault fits");
        assertThat(ok("search", "father", "--before", "2026-01-01").out()).contains("Nothing in the vault fits");
    }

    @Test
    @Order(11)
    void an_edited_note_keeps_the_evidence_of_what_was_not_touched() {
        String editable = ok("note", "last", "--editable").out();
        assertThat(terminal.typing(editable, "edit", "last", "--apply", "-").out()).contains("Nothing was changed");
        int before = statements().size();
        Ran ran = terminal.typing(editable + "\nHomework was explained twice.\n", "edit", "last", "--apply", "-");
        assertThat(ran.code()).as(ran.err()).isZero();
        JsonArray statements = statements();
        assertThat(statements).hasSize(before + 1);
        assertThat(statements.asList().stream().filter(s -> s.getAsJsonObject().get("origin").getAsString().equals("CLINICIAN"))).singleElement()
                .satisfies(s -> assertThat(s.getAsJsonObject().get("text").getAsString()).isEqualTo("Homework was explained twice."));
        assertThat(statements.asList().stream().filter(s -> s.getAsJsonObject().get("origin").getAsString().equals("DRAFTED"))
                .allMatch(s -> !s.getAsJsonObject().getAsJsonArray("evidence").isEmpty())).isTrue();
        assertThat(ok("search", "homework was explained twice").out()).contains("note");
    }

    private static JsonArray statements() {
        return JsonParser.parseString(ok("note", "last", "--json").out()).getAsJsonObject().getAsJsonArray("statements");
    }

    @Test
    @Order(12)
    void a_corrected_word_is_followed_by_note_and_index_and_the_clinicians_own_words_stay() {
        ok("correct", "last", "18", "--text", "A hundred milligrams every morning. I have not missed any.");
        assertThat(ok("show", "last").out()).contains("A hundred milligrams").doesNotContain("Fifty milligrams");
        String note = ok("note", "last", "--evidence").out();
        assertThat(note).contains("Homework was explained twice.").doesNotContainIgnoringCase("fifty milligrams");
        assertThat(ok("search", "\"a hundred milligrams\"").out()).contains("A hundred milligrams every morning.");
        ok("correct", "last", "--undo-all");
        assertThat(ok("show", "last").out()).contains("Fifty milligrams");
    }

    @Test
    @Order(13)
    void swapped_speakers_are_swapped_throughout_and_back() {
        String before = ok("show", "last").out();
        ok("speakers", "last", "--swap");
        assertThat(ok("show", "last").out()).isNotEqualTo(before).contains("therapist  Not great.");
        ok("speakers", "last", "--swap");
        assertThat(ok("show", "last").out()).isEqualTo(before);
    }

    @Test
    @Order(14)
    void a_note_without_a_recording_needs_no_recording_consent() {
        ok("client", "add", "Noah Ost");
        Ran ran = terminal.typing("Plan:\nCall back on Friday.\n", "note", "new", "--client", "Noah Ost", "--minutes", "10", "--modality", "phone");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ok("note", "no/" + java.time.LocalDate.now()).out()).contains("Call back on Friday.").containsIgnoringCase("recollection");
    }

    @Test
    @Order(15)
    void an_export_asks_and_leaves_existing_files_alone() throws IOException {
        assertThat(terminal.sotto("export", "mk/2026-11-24").code()).isEqualTo(2);
        assertThat(ok("export", "mk/2026-11-24", "--form", "vtt", "--yes").out()).startsWith("WEBVTT").contains("My father always said");
        ok("export", "mk/2026-11-24", "--note", "--yes", "--to", "note.txt");
        assertThat(Files.readString(folder.resolve("note.txt"))).contains("Plan");
        assertThat(terminal.sotto("export", "mk/2026-11-24", "--yes", "--to", "note.txt").code()).isEqualTo(2);
    }

    @Test
    @Order(16)
    void no_word_of_the_session_lies_readable_in_the_vault() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("vault"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // Latin 1 keeps every byte as one character, so that bytes can be searched as text.
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String canary : List.of("sertraline", "Maya", "manager gave me", "conversation.txt")) {
                    for (Charset written : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
                        assertThat(bytes.contains(new String(canary.getBytes(written), StandardCharsets.ISO_8859_1))).as(file + " " + canary).isFalse();
                    }
                }
            }
        }
    }

    @Test
    @Order(17)
    void an_erased_client_is_gone_and_the_other_stays() {
        assertThat(terminal.sotto("erase", "--client", "mk").code()).as("nobody can be asked").isEqualTo(2);
        ok("erase", "--client", "mk", "--yes");
        assertThat(ok("client", "list").out()).contains("Noah Ost").doesNotContain("Maya");
        assertThat(ok("search", "father").out()).contains("Nothing in the vault fits");
        assertThat(ok("doctor", "--json").out()).contains("\"damage\": []");
    }

    @Test
    @Order(18)
    void words_that_do_not_fit_end_with_two_and_a_hint() {
        Ran ran = terminal.sotto("import", "--clown");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--help").doesNotContain("Exception");
        assertThat(terminal.sotto("search", "--help").out()).contains("Examples");
    }

    private static String words(String text) {
        return text.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ");
    }
}
