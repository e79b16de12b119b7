package app.sotto.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.sotto.model.Role;
import app.sotto.model.Speaker;
import app.sotto.model.Token;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    private static final Transcript SESSION = new Transcript(List.of(
            turn(1, 0, Speaker.THERAPIST, 0.5, "How", "is", "<work>", "&", "home?"),
            turn(2, 1, Speaker.CLIENT, 61.25, "So-so:", "*well*", "-->", "enough."),
            turn(3, 1, Speaker.CLIENT, 70, "Really."),
            turn(4, 2, new Speaker(Role.OTHER, 3), 4000, "שלום", "🙂")));

    @TempDir
    private Path folder;

    @Test
    void web_vtt_is_read_back_as_it_was() throws IOException {
        Transcript back = TranscriptFile.read(Files.writeString(folder.resolve("session.vtt"), Export.vtt(SESSION)));
        assertThat(back.turns()).extracting(Turn::text).isEqualTo(texts(SESSION));
        assertThat(back.turns()).extracting(Turn::speaker).isEqualTo(SESSION.turns().stream().map(Turn::speaker).toList());
        for (int i = 0; i < 4; i++) {
            assertThat(back.turns().get(i).start()).isEqualTo(SESSION.turns().get(i).start(), within(0.001));
            assertThat(back.turns().get(i).end()).isEqualTo(SESSION.turns().get(i).end(), within(0.001));
        }
    }

    @Test
    void plain_text_is_read_back_to_the_second() throws IOException {
        String text = Export.text(SESSION, Optional.empty());
        assertThat(text).startsWith("[00:00] therapist: How is <work> & home?\n[01:01] client: So-so:").contains("[1:06:40] voice 3: שלום 🙂");
        Transcript back = TranscriptFile.read(Files.writeString(folder.resolve("session.txt"), text));
        assertThat(back.turns()).extracting(Turn::text).isEqualTo(texts(SESSION));
        assertThat(back.turns()).extracting(Turn::speaker).isEqualTo(SESSION.turns().stream().map(Turn::speaker).toList());
    }

    @Test
    void the_note_comes_first() {
        assertThat(Export.text(SESSION, Optional.of("Presenting concerns\nWork.\n"))).startsWith("Presenting concerns\nWork.\n\n[00:00] therapist: ");
        assertThat(Export.markdown(SESSION, Optional.of("# Note"))).startsWith("# Note\n\n## Transcript\n\n**therapist** (00:00): How is \\<work\\>");
        assertThat(JsonParser.parseString(Export.json(SESSION, Optional.of("Work."))).getAsJsonObject().get("note").getAsString()).isEqualTo("Work.");
    }

    @Test
    void markdown_shows_words_not_markup() {
        assertThat(Export.markdown(SESSION, Optional.empty())).contains("**client** (01:01): So-so: \\*well\\* --\\> enough.");
    }

    @Test
    void json_holds_every_turn_with_its_times() {
        JsonObject json = JsonParser.parseString(Export.json(SESSION, Optional.empty())).getAsJsonObject();
        JsonArray turns = json.getAsJsonArray("turns");
        assertThat(json.has("note")).isFalse();
        assertThat(turns).hasSize(4);
        JsonObject second = turns.get(1).getAsJsonObject();
        assertThat(second.get("speaker").getAsString()).isEqualTo("client");
        assertThat(second.get("start").getAsDouble()).isEqualTo(61.25);
        assertThat(second.get("text").getAsString()).isEqualTo("So-so: *well* --> enough.");
        assertThat(second.get("confidence").getAsDouble()).isEqualTo(0.75);
    }

    private static List<String> texts(Transcript transcript) {
        return transcript.turns().stream().map(Turn::text).toList();
    }

    private static Turn turn(int number, int voice, Speaker speaker, double start, String... words) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            tokens.add(new Token(10 * number + i, start + 0.3 * i, start + 0.3 * (i + 1), words[i], 0.75));
        }
        return new Turn(number, voice, speaker, tokens, Turn.ENGLISH);
    }
}
