package app.sotto.vault;

import app.sotto.model.Progress;
import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import java.util.ArrayList;
import java.util.List;

/** Looks for damage and tampering in everything but the sound and the index, which authenticate block by block when they are read. */
final class Verification {
    private final KeyFiles keyFiles;
    private final Store store;
    private final ChartKeys keys;
    private final List<Rows<?>> tables;
    private final Audit audit;
    private final List<String> found = new ArrayList<>();

    Verification(KeyFiles keyFiles, Store store, ChartKeys keys, List<Rows<?>> tables, Audit audit) {
        this.keyFiles = keyFiles;
        this.store = store;
        this.keys = keys;
        this.tables = tables;
        this.audit = audit;
    }

    /** What was found, in words without content; empty when all is sound. */
    List<String> run(Progress progress) {
        check(keyFiles.whole(), "vault.verify.keyFiles");
        guarded(() -> check(store.consistent(), "vault.verify.database"));
        guarded(() -> check(store.sealed(), "vault.verify.sum"));
        for (int i = 0; i < tables.size(); i++) {
            progress.check();
            progress.share((double) i / tables.size());
            Rows<?> table = tables.get(i);
            guarded(() -> table.check(id -> found.add(Texts.of("vault.verify.row", table.table(), id.toString()))));
        }
        guarded(() -> store.rows("charts").forEach(row -> guarded(() -> keys.check(row.id()))));
        guarded(audit::entries);
        progress.share(1);
        return List.copyOf(found);
    }

    private void check(boolean sound, String key) {
        if (!sound) {
            found.add(Texts.of(key));
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (SottoException.Damaged e) {
            found.add(e.userText());
        }
    }
}
