package app.sotto.cli;

import app.sotto.model.Session;
import app.sotto.model.Texts;
import app.sotto.model.Token;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a session's transcript, as corrected. Words that were heard with doubt stand in ⟨ ⟩.")
final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION")
    private String session;
    @Option(names = "--json", description = "as JSON, with the times and confidence of every word")
    private boolean json;
    private final Context context;

    ShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session found = context.practice().sessions().find(session);
        Transcript transcript = context.practice().transcripts().view(found);
        if (json) {
            List<Map<String, Object>> turns = new ArrayList<>();
            for (Turn turn : transcript.turns()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("turn", turn.number());
                row.put("start", turn.start());
                row.put("end", turn.end());
                row.put("speaker", turn.speaker().label());
                row.put("text", turn.text());
                row.put("confidence", turn.confidence());
                row.put("language", turn.language());
                row.put("words", turn.tokens());
                turns.add(row);
            }
            context.console().out().println(Json.of(turns));
            return 0;
        }
        for (Turn turn : transcript.turns()) {
            context.console().out().printf("%4d  %7s  %-10s %s%n", turn.number(), ProgressLines.time(turn.start()), turn.speaker().label(), marked(turn));
        }
        if (!context.practice().transcripts().sure(found)) {
            context.console().err().println(Texts.of("show.unsure"));
        }
        return 0;
    }

    private static String marked(Turn turn) {
        return turn.tokens().stream().filter(token -> !token.text().isEmpty())
                .map(token -> token.confidence() < Token.DOUBTFUL_BELOW ? "⟨" + token.text() + "⟩" : token.text()).collect(Collectors.joining(" "));
    }
}
