package app.sotto.eval;

import app.sotto.model.Progress;
import app.sotto.speech.Diarizer;
import app.sotto.speech.VoiceActivity;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code dyads}: conversations of two ({@code CONDITION-N.flac} and {@code .rttm}); boundaries and the number of voices are found. */
final class DyadsEvaluation implements Evaluation {
    private static final List<String> CONDITIONS = List.of("clean", "room", "far");

    private record Item(String name, int voices, DiarizationErrors errors) {}

    @Override
    public void run(Path folder, Optional<Path> out, PrintStream screen) throws IOException {
        List<Item> items = new ArrayList<>();
        try (VoiceActivity activity = new VoiceActivity(Models.folder()); Diarizer diarizer = new Diarizer(Models.folder())) {
            for (Path sound : sounds(folder)) {
                String name = sound.getFileName().toString().replace(".flac", "");
                Clip clip = Clip.read(sound);
                Voices heard = Voices.of(diarizer.voices(clip, activity.speech(clip, Progress.NONE), Progress.NONE));
                Item item = new Item(name, heard.voices().size(), DiarizationErrors.of(Voices.rttm(folder.resolve(name + ".rttm")), heard, 0));
                items.add(item);
                screen.println(name + "\t" + item.voices + "\t" + item.errors.row());
            }
        }
        Tsv.write(out, "dyads.tsv", "name\tvoices\tspeech\tmissed\tfalse_alarm\tconfused\tright_voice\tright_voice_of_heard\tder",
                items.stream().map(item -> item.name + "\t" + item.voices + "\t" + item.errors.row()).toList());
        Figures figures = new Figures();
        for (String condition : CONDITIONS) {
            List<DiarizationErrors> of = items.stream().filter(item -> item.name.startsWith(condition)).map(Item::errors).toList();
            if (!of.isEmpty()) {
                figures.put(condition, of, list -> sum(list).rightVoiceOfHeard()).put("der_" + condition, of, list -> sum(list).rate())
                        .put(condition + "_strict", sum(of).rightVoice());
            }
        }
        screen.println(figures.put("two_found", items.stream().filter(item -> item.voices == 2).count()).put("conversations", items.size()).json());
    }

    static DiarizationErrors sum(List<DiarizationErrors> all) {
        return all.stream().reduce(DiarizationErrors::plus).orElseThrow();
    }

    static List<Path> sounds(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".flac")).sorted().toList();
        }
    }
}
