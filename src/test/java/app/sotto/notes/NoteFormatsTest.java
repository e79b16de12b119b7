package app.sotto.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.NoteFormat;
import app.sotto.model.SottoException;
import app.sotto.model.StatementKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoteFormatsTest {
    @TempDir
    Path folder;

    @Test
    void every_kind_stands_under_exactly_one_heading_of_every_format() {
        assertThat(NoteFormats.names()).contains("soap", "dap", "birp", "girp", "pirp", "summary");
        for (String name : NoteFormats.names()) {
            NoteFormat format = NoteFormats.named(name);
            assertThat(format.headings().stream().flatMap(heading -> heading.kinds().stream())).as(name)
                    .containsExactlyInAnyOrder(StatementKind.values());
        }
    }

    @Test
    void a_template_of_the_clinicians_own_is_read() throws IOException {
        NoteFormat format = NoteFormats.read(file("name: mine\n# a remark\n[What came up]\nsymptom, presenting concern\n[The rest]\neverything else\n"));
        assertThat(format.name()).isEqualTo("mine");
        assertThat(format.headings().get(0).kinds()).containsExactly(StatementKind.SYMPTOM, StatementKind.PRESENTING_CONCERN);
        assertThat(format.headings().get(1).kinds()).hasSize(StatementKind.values().length - 2);
    }

    @Test
    void a_template_that_is_wrong_is_refused_with_what_is_wrong() throws IOException {
        refused("[A]\nsymptom, mood\n[B]\neverything else\n", "mood");
        refused("[A]\nsymptom\n", "presenting concern");
        refused("[A]\nsymptom\n[B]\nsymptom, everything else\n", "second time");
        refused("symptom\n", "before the first heading");
        refused("[A]\n[B]\neverything else\n", "\"A\"");
        refused("", "no place for");
        assertThatThrownBy(() -> NoteFormats.read(folder.resolve("absent.txt"))).isInstanceOf(SottoException.BadInput.class);
        assertThatThrownBy(() -> NoteFormats.named("xyz")).isInstanceOf(SottoException.Usage.class);
    }

    private void refused(String text, String says) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> NoteFormats.read(file)).isInstanceOfSatisfying(SottoException.BadInput.class,
                e -> assertThat(e.userText()).contains(says));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("template.txt"), text);
    }
}
