package app.sotto.eval;

import app.sotto.model.Progress;
import app.sotto.speech.Diarizer;
import app.sotto.speech.VoiceActivity;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ami}: excerpts of meetings ({@code NAME.flac} and {@code .rttm}), overlap counted, beside the floor of one voice at a time. */
final class AmiEvaluation implements Evaluation {
    private static final double COLLAR = 0.25;

    private record Item(String name, int voices, DiarizationErrors errors, DiarizationErrors collared) {
        String row() {
            return name + "\t" + voices + "\t" + errors.row() + "\t" + Math.round(collared.rate() * 10_000) / 10_000.0;
        }
    }

    @Override
    public void run(Path folder, Optional<Path> out, PrintStream screen) throws IOException {
        List<Item> items = new ArrayList<>();
        try (VoiceActivity activity = new VoiceActivity(Models.folder()); Diarizer diarizer = new Diarizer(Models.folder())) {
            for (Path sound : DyadsEvaluation.sounds(folder)) {
                String name = sound.getFileName().toString().replace(".flac", "");
                Clip clip = Clip.read(sound);
                Voices truth = Voices.rttm(folder.resolve(name + ".rttm"));
                Voices heard = Voices.of(diarizer.voices(clip, activity.speech(clip, Progress.NONE), Progress.NONE));
                Item item = new Item(name, heard.voices().size(), DiarizationErrors.of(truth, heard, 0), DiarizationErrors.of(truth, heard, COLLAR));
                items.add(item);
                screen.println(item.row());
            }
        }
        Tsv.write(out, "ami.tsv", "name\tvoices\tspeech\tmissed\tfalse_alarm\tconfused\tright_voice\tright_voice_of_heard\tder\tder_collar",
                items.stream().map(Item::row).toList());
        screen.println(new Figures()
                .put("der", items, list -> DyadsEvaluation.sum(list.stream().map(Item::errors).toList()).rate())
                .put("der_collar", items, list -> DyadsEvaluation.sum(list.stream().map(Item::collared).toList()).rate())
                .put("der_floor", items, list -> DyadsEvaluation.sum(list.stream().map(Item::errors).toList()).floor()).json());
    }
}
