package app.sotto.eval;

import app.sotto.model.Sound;
import app.sotto.model.Span;
import app.sotto.model.Token;
import app.sotto.model.Transcriber;
import app.sotto.speech.Moonshine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code asr}: word error rate over whole utterances ({@code transcripts.tsv}: file, speaker, seconds, text). Readings
 * from LibriVox that are not part of LibriSpeech are reported apart, under {@code wer_librivox}.
 */
final class AsrEvaluation implements Evaluation {
    private record Item(String file, boolean librivox, String text, String heard, String plain) {
        WordErrors errors() {
            return WordErrors.of(text, heard);
        }

        WordErrors plainErrors() {
            return WordErrors.of(text, plain);
        }

        String row() {
            return String.join("\t", file, "" + errors().errors(), "" + plainErrors().errors(), "" + errors().words(), text, heard, plain);
        }
    }

    @Override
    public void run(Path folder, Optional<Path> out, PrintStream screen) throws IOException {
        List<Item> items = new ArrayList<>();
        try (Moonshine best = new Moonshine(Models.folder()); Moonshine plain = Moonshine.greedy(Models.folder())) {
            for (List<String> row : Tsv.read(folder.resolve("transcripts.tsv"))) {
                Sound clip = Clip.read(folder.resolve(row.get(0)));
                items.add(new Item(row.get(0), row.get(1).startsWith("librivox"), row.get(3), heard(best, clip), heard(plain, clip)));
            }
        }
        Tsv.write(out, "asr.tsv", "file\terrors\terrors_plain\twords\ttext\theard\theard_plain", items.stream().map(Item::row).toList());
        screen.println(figures(items).json());
    }

    private static Figures figures(List<Item> items) {
        List<Item> librivox = items.stream().filter(Item::librivox).toList();
        List<Item> clips = items.stream().filter(item -> !item.librivox()).toList();
        Figures figures = new Figures().put("wer", clips, AsrEvaluation::rate)
                .put("wer_plain", clips, list -> WordErrors.rate(list.stream().map(Item::plainErrors).toList())).put("clips", clips.size());
        return librivox.isEmpty() ? figures : figures.put("wer_librivox", librivox, AsrEvaluation::rate);
    }

    private static double rate(List<Item> items) {
        return WordErrors.rate(items.stream().map(Item::errors).toList());
    }

    /** The words of a whole clip. */
    static String heard(Transcriber transcriber, Sound clip) {
        return transcriber.transcribe(clip, new Span(0, clip.seconds()), 0).stream().map(Token::text).collect(Collectors.joining(" "));
    }
}
