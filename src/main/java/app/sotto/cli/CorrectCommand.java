package app.sotto.cli;

import app.sotto.model.Session;
import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import app.sotto.practice.Transcripts;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "correct", mixinStandardHelpOptions = true, description = "Corrects the transcript; note and index follow, and what you wrote yourself stays.",
        footerHeading = "%nExamples:%n",
        footer = {"  sotto correct last 12 --text \"I take fifty milligrams of sertraline.\"", "  sotto correct last 13 --join", "  sotto correct last 14 --split 6"})
final class CorrectCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SESSION")
    private String session;
    @Parameters(index = "1", paramLabel = "TURN", arity = "0..1", description = "its number, as \"sotto show\" gives it")
    private Integer turn;
    @ArgGroup(multiplicity = "1")
    private Change change;
    private final Context context;

    static final class Change {
        @Option(names = "--text", description = "what was said")
        private String text;
        @Option(names = "--join", description = "joins the turn to the one before")
        private boolean join;
        @Option(names = "--split", paramLabel = "WORD", description = "cuts the turn in two before its n-th word")
        private Integer split;
        @Option(names = "--undo-all", description = "takes every correction of this session back")
        private boolean undoAll;
    }

    CorrectCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (turn == null && !change.undoAll) {
            throw new SottoException.Usage("correct.turn");
        }
        Session found = context.practice().sessions().find(session);
        try (ProgressLines progress = new ProgressLines(context.console())) {
            context.practice().editing().correct(found, () -> apply(found), progress);
        }
        context.console().out().println(Texts.of("correct.done"));
        return 0;
    }

    private void apply(Session found) {
        Transcripts transcripts = context.practice().transcripts();
        if (change.undoAll) {
            transcripts.undoAll(found);
        } else if (change.join) {
            transcripts.join(found, turn);
        } else if (change.split != null) {
            transcripts.split(found, turn, change.split);
        } else {
            transcripts.setText(found, turn, change.text);
        }
    }
}
