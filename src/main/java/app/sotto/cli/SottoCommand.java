package app.sotto.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program's name and its commands. */
@Command(name = "sotto", mixinStandardHelpOptions = true, version = "Sotto 0.1",
        header = "From a session's sound to a note in which every statement leads back to the moment it was said. On this machine alone.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sotto init",
            "  sotto client add \"Maya Kern\" --pronouns she/her",
            "  sotto consent give --client \"Maya Kern\" --purpose record --how paper",
            "  sotto import session.m4a --client \"Maya Kern\"",
            "  sotto note last --evidence",
            "  sotto search \"when did she talk about her father\"",
            "",
            "The vault lies in the folder named by SOTTO_HOME, else where this system keeps a user's data.",
            "The passphrase is asked for, or read from the file named by SOTTO_PASSPHRASE_FILE.",
            "Exit codes: 0 done, 1 something failed, 2 usage, 3 bad input, 4 locked or wrong passphrase, 5 consent missing,",
            "6 damaged data, 130 cancelled."},
        subcommands = {InitCommand.class, ClientCommand.class, ConsentCommand.class, ImportCommand.class, RecordCommand.class,
            ResumeCommand.class, ListCommand.class, ShowCommand.class, SpeakersCommand.class, CorrectCommand.class, NoteCommand.class,
            EditCommand.class, EraseCommand.class, SearchCommand.class, ExportCommand.class, CopyCommand.class, PlayCommand.class,
            DoctorCommand.class, SampleCommand.class})
final class SottoCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
