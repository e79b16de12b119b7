package app.sotto.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.sotto.model.Sound;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 22_050, 32_000, 44_100, 44_056, 48_000, 96_000, 192_000})
    void a_tone_keeps_its_level_its_pitch_its_place_and_the_sound_its_length(int rate) {
        short[] out = resampled(Waves.sine(1000, rate, 1.003), rate, 1000);
        assertThat(out.length).isBetween((int) (1.003 * Sound.RATE) - 1, (int) (1.003 * Sound.RATE) + 2);
        assertThat(Waves.amplitude(out, 1000)).isEqualTo(0.5, within(0.002));
        float[] expected = Waves.sine(1000, Sound.RATE, 1);
        for (int i = 2000; i < 14_000; i++) {
            assertThat(out[i] / 32768f).isEqualTo(expected[i], within(0.005f));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {9_000, 10_000, 12_345, 15_000, 17_000, 21_000})
    void what_lies_above_the_new_band_is_rejected_by_sixty_decibels(int hertz) {
        short[] out = resampled(Waves.sine(hertz, 44_100, 1), 44_100, 4096);
        double inside = Waves.rms(Arrays.copyOfRange(out, 1600, out.length - 1600));
        assertThat(20 * Math.log10(inside / (0.5 / Math.sqrt(2)))).isLessThan(-60);
    }

    @Test
    void speech_up_to_seven_kilohertz_passes_unchanged() {
        for (int hertz : List.of(60, 300, 3400, 6000, 7000, 7300)) {
            assertThat(Waves.amplitude(resampled(Waves.sine(hertz, 48_000, 1), 48_000, 4096), hertz)).as(hertz + " Hz").isEqualTo(0.5, within(0.005));
        }
    }

    @Test
    void the_size_of_the_blocks_makes_no_difference() {
        float[] tone = Waves.sine(440, 44_100, 0.5);
        short[] whole = resampled(tone, 44_100, tone.length);
        assertThat(resampled(tone, 44_100, 1)).isEqualTo(whole);
        assertThat(resampled(tone, 44_100, 777)).isEqualTo(whole);
    }

    @Test
    void the_shortest_sound_has_a_length_too() {
        assertThat(resampled(new float[1], 48_000, 1)).hasSize(1);
        assertThat(resampled(new float[1], 8_000, 1)).hasSize(2);
    }

    private static short[] resampled(float[] samples, int rate, int block) {
        Resampler resampler = new Resampler(rate, Sound.RATE);
        short[] all = new short[0];
        for (int at = 0; at < samples.length; at += block) {
            all = with(all, resampler.accept(Arrays.copyOfRange(samples, at, Math.min(samples.length, at + block))));
        }
        return with(all, resampler.finish());
    }

    private static short[] with(short[] all, float[] more) {
        short[] joined = Arrays.copyOf(all, all.length + more.length);
        for (int i = 0; i < more.length; i++) {
            joined[all.length + i] = (short) Math.round(more[i] * 32768);
        }
        return joined;
    }
}
