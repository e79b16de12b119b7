package app.sotto.cli;

import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "init", mixinStandardHelpOptions = true, description = "Creates the vault and shows its recovery key, once.")
final class InitCommand implements Callable<Integer>, NeedsNoVault {
    private final Context context;

    InitCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (context.vaults().exists(context.home())) {
            throw new SottoException.Usage("init.exists");
        }
        String recoveryKey = context.vaults().create(context.home(), Passphrase.choose(context.console()));
        context.console().out().println(Texts.of("init.done", context.home().toString(), recoveryKey));
        return 0;
    }
}
