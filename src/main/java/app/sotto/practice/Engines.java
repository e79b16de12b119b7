package app.sotto.practice;

import app.sotto.model.NoteDrafter;
import app.sotto.model.SottoException;
import app.sotto.model.Transcriber;
import app.sotto.notes.EmbeddedDrafter;
import app.sotto.search.Embedder;
import app.sotto.speech.Diarizer;
import app.sotto.speech.Moonshine;
import app.sotto.speech.VoiceActivity;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The engines on this device, each loaded when it is first needed and kept until closed. Thread-safe. */
public final class Engines implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Supplier<VoiceActivity> voiceActivity;
    private final Supplier<Diarizer> diarizer;
    private final Supplier<Transcriber> transcriber;
    private final Supplier<Embedder> embedder;
    private final Supplier<NoteDrafter> drafter;

    /** @param models the folder with the model files that the build brought */
    public Engines(Path models) {
        voiceActivity = once(() -> opened(new VoiceActivity(models)));
        diarizer = once(() -> opened(new Diarizer(models)));
        transcriber = once(() -> opened(new Moonshine(models)));
        embedder = once(() -> opened(new Embedder()));
        drafter = once(() -> new EmbeddedDrafter(embedder()));
    }

    /** The engines that cannot be loaded, by the names of their folders; empty when all can. */
    List<String> missing() {
        Map<String, Supplier<?>> all = new LinkedHashMap<>();
        all.put("vad", voiceActivity);
        all.put("moonshine", transcriber);
        all.put("embeddings", embedder);
        List<String> missing = new ArrayList<>();
        all.forEach((name, engine) -> {
            try {
                engine.get();
            } catch (SottoException e) {
                missing.add(name);
            }
        });
        return missing;
    }

    VoiceActivity voiceActivity() {
        return voiceActivity.get();
    }

    Diarizer diarizer() {
        return diarizer.get();
    }

    Transcriber transcriber() {
        return transcriber.get();
    }

    Embedder embedder() {
        return embedder.get();
    }

    NoteDrafter drafter() {
        return drafter.get();
    }

    private synchronized <E extends AutoCloseable> E opened(E engine) {
        open.push(engine);
        return engine;
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("an engine did not close", e);
            }
        }
    }

    private <E> Supplier<E> once(Supplier<E> make) {
        return new Supplier<>() {
            private E made;

            @Override
            public E get() {
                synchronized (Engines.this) {
                    if (made == null) {
                        made = make.get();
                    }
                    return made;
                }
            }
        };
    }
}
