package app.sotto.cli;

import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Speaker;
import app.sotto.model.Texts;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import app.sotto.practice.Transcripts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "speakers", mixinStandardHelpOptions = true, description = "Shows or corrects who speaks; note and index follow.", footerHeading = "%nExamples:%n",
        footer = {"  sotto speakers last --swap", "  sotto speakers last --set 12=client --set 13=therapist", "  sotto speakers last --merge \"client 2=client\""})
final class SpeakersCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION")
    private String session;
    @Option(names = "--swap", description = "exchange therapist and client throughout")
    private boolean swap;
    @Option(names = "--set", paramLabel = "TURN=ROLE", description = "who speaks a turn")
    private List<String> set = List.of();
    @Option(names = "--merge", paramLabel = "SPEAKER=SPEAKER", description = "the first speaker is in truth the second")
    private List<String> merge = List.of();
    private final Context context;

    SpeakersCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session found = context.practice().sessions().find(session);
        if (swap || !set.isEmpty() || !merge.isEmpty()) {
            try (ProgressLines progress = new ProgressLines(context.console())) {
                context.practice().editing().correct(found, () -> correct(found), progress);
            }
        }
        Transcript transcript = context.practice().transcripts().of(found);
        Map<String, Double> seconds = transcript.turns().stream()
                .collect(Collectors.groupingBy(turn -> turn.speaker().label(), TreeMap::new, Collectors.summingDouble(turn -> turn.end() - turn.start())));
        Map<String, Long> turns = transcript.turns().stream().collect(Collectors.groupingBy((Turn turn) -> turn.speaker().label(), Collectors.counting()));
        seconds.forEach((speaker, time) -> context.console().out().println(
                Texts.of("speakers.row", speaker, String.valueOf(turns.get(speaker)), ProgressLines.time(time))));
        return 0;
    }

    private void correct(Session found) {
        Transcripts transcripts = context.practice().transcripts();
        if (swap) {
            transcripts.swap(found);
        }
        for (String pair : merge) {
            String[] sides = sides(pair);
            transcripts.mergeSpeakers(found, Speaker.parse(sides[0]), Speaker.parse(sides[1]));
        }
        for (String pair : set) {
            String[] sides = sides(pair);
            if (!sides[0].matches("\\d{1,6}")) {
                throw new SottoException.Usage("speakers.pair");
            }
            transcripts.setSpeaker(found, Integer.parseInt(sides[0]), Speaker.parse(sides[1]));
        }
    }

    private static String[] sides(String pair) {
        String[] sides = pair.split("=", 2);
        if (sides.length != 2) {
            throw new SottoException.Usage("speakers.pair");
        }
        return sides;
    }
}
