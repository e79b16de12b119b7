package app.sotto.eval;

import app.sotto.speech.Moonshine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code terms}: how many of the field's terms are heard ({@code terms.tsv}: file, voice, text, terms), and the errors in the other words. */
final class TermsEvaluation implements Evaluation {
    private record Item(String file, String text, List<String> terms, String heard, String plain) {
        long termsIn(String transcript) {
            return terms.stream().filter(term -> Terms.heard(term, transcript)).count();
        }

        WordErrors rest(String transcript) {
            return Terms.restErrors(text, terms, transcript);
        }

        String row() {
            return String.join("\t", file, String.join(",", terms), "" + termsIn(heard), "" + termsIn(plain), text, heard, plain);
        }
    }

    @Override
    public void run(Path folder, Optional<Path> out, PrintStream screen) throws IOException {
        List<Item> items = new ArrayList<>();
        try (Moonshine best = new Moonshine(Models.folder()); Moonshine plain = Moonshine.greedy(Models.folder())) {
            for (List<String> row : Tsv.read(folder.resolve("terms.tsv"))) {
                Clip clip = Clip.read(folder.resolve(row.get(0)));
                items.add(new Item(row.get(0), row.get(2), Arrays.asList(row.get(3).split(",")), AsrEvaluation.heard(best, clip), AsrEvaluation.heard(plain, clip)));
            }
        }
        Tsv.write(out, "terms.tsv", "file\tterms\theard\theard_plain\ttext\ttranscript\ttranscript_plain", items.stream().map(Item::row).toList());
        screen.println(new Figures()
                .put("heard", items, list -> share(list, list.stream().mapToLong(item -> item.termsIn(item.heard)).sum()))
                .put("heard_plain", items, list -> share(list, list.stream().mapToLong(item -> item.termsIn(item.plain)).sum()))
                .put("wer_rest", items, list -> WordErrors.rate(list.stream().map(item -> item.rest(item.heard)).toList()))
                .put("wer_rest_plain", items, list -> WordErrors.rate(list.stream().map(item -> item.rest(item.plain)).toList())).json());
    }

    private static double share(List<Item> items, long heard) {
        return heard / (double) items.stream().mapToLong(item -> item.terms.size()).sum();
    }
}
