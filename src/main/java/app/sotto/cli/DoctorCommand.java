package app.sotto.cli;

import app.sotto.model.Session;
import app.sotto.model.Texts;
import app.sotto.practice.Doctor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "doctor", mixinStandardHelpOptions = true, description = "Looks whether models, microphones, disk and vault are in order, and what is due.")
final class DoctorCommand implements Callable<Integer> {
    private static final long LITTLE = 2L << 30;

    @Option(names = "--json", description = "as JSON")
    private boolean json;
    private final Context context;

    DoctorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Doctor doctor = context.practice().doctor();
        List<String> damage;
        try (ProgressLines progress = new ProgressLines(context.console())) {
            damage = doctor.damage(progress.begin(Texts.of("doctor.verifying")));
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("models", doctor.modelsMissing());
        report.put("microphones", doctor.microphones());
        report.put("freeBytes", doctor.freeBytes());
        report.put("damage", damage);
        report.put("unfinished", doctor.unfinished().stream().map(this::handle).toList());
        report.put("soundOverdue", doctor.overdueSound().stream().map(this::handle).toList());
        if (json) {
            context.console().out().println(Json.of(report));
        } else {
            print(report, damage, doctor);
        }
        return damage.isEmpty() ? 0 : 6;
    }

    private void print(Map<String, Object> report, List<String> damage, Doctor doctor) {
        var out = context.console().out();
        out.println(doctor.modelsMissing().isEmpty() ? Texts.of("doctor.modelsFine") : Texts.of("doctor.modelsMissing", String.join(", ", doctor.modelsMissing())));
        out.println(doctor.microphones().isEmpty() ? Texts.of("doctor.noMicrophone") : Texts.of("doctor.microphones", String.join(", ", doctor.microphones())));
        out.println(Texts.of(doctor.freeBytes() < LITTLE ? "doctor.diskLow" : "doctor.disk", String.valueOf(doctor.freeBytes() >> 30)));
        out.println(damage.isEmpty() ? Texts.of("doctor.vaultFine") : Texts.of("doctor.damage"));
        damage.forEach(line -> out.println("  " + line));
        if (!((List<?>) report.get("unfinished")).isEmpty()) {
            out.println(Texts.of("doctor.unfinished", report.get("unfinished").toString()));
        }
        if (!((List<?>) report.get("soundOverdue")).isEmpty()) {
            out.println(Texts.of("doctor.overdue", report.get("soundOverdue").toString()));
        }
    }

    private String handle(Session session) {
        return context.practice().sessions().handle(session);
    }
}
