package app.sotto.vault;

import app.sotto.model.Progress;
import app.sotto.model.Sound;
import app.sotto.model.SottoException;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/**
 * The sessions' sound, sealed. A session's recording is one or more parts ({@code sound/<random id>.srr}) under one key file
 * ({@code keys/<session>.rk}). Thread-safe; a writer and a {@link Sound} belong to one thread each.
 */
public final class Recordings implements AutoCloseable {
    private final VaultFolder folder;
    private final ChartKeys keys;
    private final SecureRandom random;
    private final Clock clock;
    private final Ballast ballast;
    /** Sounds that may still be open and so hold keys. */
    private final Set<RecordedSound> open = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    /** Forces sound to the disk beside the threads that write it; a daemon, so that it never keeps the program alive. */
    private final ScheduledExecutorService forcing = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "sotto-sound-sync");
        thread.setDaemon(true);
        return thread;
    });

    Recordings(VaultFolder folder, ChartKeys keys, SecureRandom random, Clock clock) {
        this.folder = folder;
        this.keys = keys;
        this.random = random;
        this.clock = clock;
        this.ballast = new Ballast(folder, Ballast.FULL);
    }

    /** Begins a new part of a session's recording; what was recorded before stays. Close it to finish it. */
    public RecordingWriter begin(UUID session, UUID chart) {
        return begin(session, chart, RecordingWriter.PART_RECORDS);
    }

    RecordingWriter begin(UUID session, UUID chart, long partRecords) {
        if (!exists(session)) {
            RecordingKeys.create(folder, session, chart, keys.key(chart, ChartKeys.RECORDING), random);
        }
        RecordingKeys sessionKeys = keys(session, chart);
        int before = files(sessionKeys).size();
        return new RecordingWriter(folder, ballast, forcing, sessionKeys,
                number -> part(session, chart, sessionKeys, before + number), partRecords);
    }

    private PartWriter part(UUID session, UUID chart, RecordingKeys sessionKeys, int number) throws IOException {
        try (SealingKey meta = sessionKeys.metaKey()) {
            return new PartWriter(folder, sessionKeys, file -> RecordingHeader.fresh(file, chart, session,
                    RecordingHeader.Metadata.of(session, number, clock.instant()), meta, random));
        }
    }

    /** Whether there is sound of a session. */
    public boolean exists(UUID session) {
        return Files.exists(folder.sessionKey(session));
    }

    /**
     * A session's sound, all parts in order; damaged places are silence.
     *
     * @throws SottoException.Damaged when its key file is gone or does not authenticate
     */
    public Sound open(UUID session, UUID chart) {
        return sound(session, chart);
    }

    private RecordedSound sound(UUID session, UUID chart) {
        try (RecordingKeys sessionKeys = keys(session, chart)) {
            Map<UUID, List<RecordingKeys.Entry>> byFile = files(sessionKeys);
            List<RecordingPart> parts = new ArrayList<>();
            for (Map.Entry<UUID, List<RecordingKeys.Entry>> file : byFile.entrySet()) {
                parts.add(new RecordingPart(folder.sound().resolve(file.getKey() + ".srr"), file.getValue()));
            }
            RecordedSound sound = new RecordedSound(folder, parts, sessionKeys.damaged());
            open.add(sound);
            return sound;
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    private RecordingKeys keys(UUID session, UUID chart) {
        return RecordingKeys.open(folder, session, chart, keys.key(chart, ChartKeys.RECORDING), random);
    }

    private static Map<UUID, List<RecordingKeys.Entry>> files(RecordingKeys sessionKeys) {
        Map<UUID, List<RecordingKeys.Entry>> files = new LinkedHashMap<>();
        sessionKeys.entries().forEach(entry -> files.computeIfAbsent(entry.file(), file -> new ArrayList<>()).add(entry));
        return files;
    }

    /** The damage in the sound of sessions, in words without content. @param sessions charts by session */
    List<String> damage(Map<UUID, UUID> sessions, Progress progress) {
        List<String> found = new ArrayList<>();
        sessions.forEach((session, chart) -> {
            progress.check();
            if (exists(session)) {
                try (RecordedSound sound = sound(session, chart)) {
                    found.addAll(sound.damage(session));
                } catch (SottoException.Damaged e) {
                    found.add(e.userText());
                }
            }
        });
        return found;
    }

    /** Destroys a session's sound: the key file first, then what it sealed. */
    void destroy(UUID session) {
        folder.shred(folder.sessionKey(session), random);
        for (Path file : soundOf(session)) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw folder.failure(e);
            }
        }
    }

    /** By the clear part of the headers, since the key file that lists them is gone. */
    private Set<Path> soundOf(UUID session) {
        Set<Path> found = new LinkedHashSet<>();
        try (Stream<Path> files = Files.list(folder.sound())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".srr")).toList()) {
                if (session.equals(recordingOf(file))) {
                    found.add(file);
                }
            }
        } catch (IOException e) {
            throw folder.failure(e);
        }
        return found;
    }

    private static UUID recordingOf(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            byte[] clear = in.readNBytes(RecordingHeader.CLEAR);
            return clear.length < RecordingHeader.CLEAR ? null : Ids.read(ByteBuffer.wrap(clear, RecordingHeader.RECORDING_AT, Ids.BYTES));
        }
    }

    @Override
    public void close() {
        forcing.shutdownNow();
        synchronized (open) {
            open.forEach(RecordedSound::close);
            open.clear();
        }
    }
}
