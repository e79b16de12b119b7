package app.sotto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.SottoException;
import java.security.SecureRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RecoveryKeyTest {
    private final String text = RecoveryKey.random(new SecureRandom()).text();

    @Test
    void it_is_shown_in_nine_groups_of_four_without_letters_that_look_like_digits() {
        assertThat(text).matches("([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}");
    }

    @RepeatedTest(20)
    void it_is_read_back_in_any_case_with_any_spaces_and_with_lookalikes() {
        assertThat(RecoveryKey.parse(text).text()).isEqualTo(text);
        assertThat(RecoveryKey.parse(text.toLowerCase().replace("-", "  ")).text()).isEqualTo(text);
        assertThat(RecoveryKey.parse(" " + text.replace("-", "").replace('0', 'o').replace('1', 'l') + "\n").text()).isEqualTo(text);
        assertThat(RecoveryKey.parse(text.replace('0', 'O').replace('1', 'I')).text()).isEqualTo(text);
    }

    @Test
    void a_mistaken_character_is_noticed() {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '-') {
                String wrong = text.substring(0, i) + (text.charAt(i) == '7' ? '8' : '7') + text.substring(i + 1);
                assertMistyped(wrong);
            }
        }
    }

    @Test
    void something_else_is_refused() {
        assertMistyped("");
        assertMistyped(text.substring(1));
        assertMistyped(text + "0");
        assertMistyped(text.substring(1) + "U");
        assertMistyped(text.substring(1) + "\uD83D\uDD11");
    }

    private static void assertMistyped(String typed) {
        assertThatThrownBy(() -> RecoveryKey.parse(typed)).isInstanceOf(SottoException.Locked.class).hasMessage("vault.recoveryKeyMistyped");
    }
}
