package app.sotto.vault;

import app.sotto.model.SottoException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Seals sound as it comes. A full record (255 ms) is written at once; one that waits for more is written after 100 ms, so that a
 * killed program loses at most 0.26 s; every second it is forced to the disk, on another thread. One writing thread.
 */
public final class RecordingWriter implements Closeable {
    private static final long FLUSH_MILLIS = 100;
    private static final long FORCE_MILLIS = 1000;
    /** A part ends after twelve hours, long before its record numbers or its file system do. */
    static final long PART_RECORDS = 12L * 60 * 60 * app.sotto.model.Sound.RATE / RecordingRecord.SAMPLES;

    private final VaultFolder folder;
    private final Ballast ballast;
    private final RecordingKeys keys;
    private final Parts parts;
    private final long partRecords;
    private final ScheduledFuture<?> flushing;
    private final ScheduledFuture<?> forcing;
    private final byte[] payload = new byte[RecordingRecord.PAYLOAD];
    private int filled;
    private long samples;
    private boolean fresh;
    private PartWriter part;
    private int number = 1;
    private boolean closed;
    /** Why the recording stopped by itself; told to whoever writes next. */
    private SottoException failure;

    /** Makes the n-th part of this writer, counted from 1. */
    interface Parts {
        PartWriter make(int number) throws IOException;
    }

    RecordingWriter(VaultFolder folder, Ballast ballast, ScheduledExecutorService beside, RecordingKeys keys, Parts parts, long partRecords) {
        this.folder = folder;
        this.ballast = ballast;
        this.keys = keys;
        this.parts = parts;
        this.partRecords = partRecords;
        try {
            part = parts.make(number);
        } catch (IOException e) {
            keys.close();
            throw folder.failure(e);
        }
        beside.execute(this::takeUpRoom);
        flushing = beside.scheduleWithFixedDelay(this::flushStale, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
        forcing = beside.scheduleWithFixedDelay(this::force, FORCE_MILLIS, FORCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void takeUpRoom() {
        try {
            ballast.fill();
        } catch (IOException e) {
            // Too little room for a reserve is no reason not to record.
        }
    }

    /**
     * Adds samples.
     *
     * @throws SottoException.Failed when the disk is full or fails; the recording is finished with all that was written before
     */
    public synchronized void write(short[] sound, int count) {
        tellFailure();
        if (closed) {
            throw new IllegalStateException("the recording is finished");
        }
        for (int i = 0; i < count; i++) {
            payload[filled++] = (byte) sound[i];
            payload[filled++] = (byte) (sound[i] >> 8);
            if (filled == payload.length) {
                put();
            }
        }
        samples += count;
        fresh = true;
    }

    private void tellFailure() {
        if (failure != null) {
            SottoException told = failure;
            failure = null;
            throw told;
        }
    }

    private void put() {
        try {
            try {
                part.put(payload, filled);
            } catch (IOException e) {
                // Room is given back once, and the same ciphertext is written on.
                if (!ballast.shrink()) {
                    throw e;
                }
                part.put(payload, filled);
            }
            filled = 0;
            if (part.records() >= partRecords) {
                part.finish();
                part.close();
                part = parts.make(++number);
            }
        } catch (IOException e) {
            throw giveUp(e);
        }
    }

    private SottoException giveUp(IOException cause) {
        SottoException stopped = new SottoException.Failed(cause, "vault.recording.stopped");
        try {
            ballast.drop();
            if (filled > 0) {
                part.put(payload, filled);
            }
            part.finish();
        } catch (IOException e) {
            // The part stays as one that was interrupted: what was written of it can be heard.
            stopped.addSuppressed(e);
        } finally {
            release();
        }
        return stopped;
    }

    private synchronized void flushStale() {
        boolean waiting = filled > 0 && !fresh;
        fresh = false;
        if (waiting && !closed) {
            try {
                put();
            } catch (SottoException e) {
                failure = e;
            }
        }
    }

    private void force() {
        PartWriter now;
        synchronized (this) {
            if (closed) {
                return;
            }
            now = part;
        }
        try {
            now.force();
            now.prepare();
        } catch (IOException e) {
            // A disk that cannot sync fails at the next write too, where it is told.
        }
    }

    /** How many samples were added. */
    public synchronized long samples() {
        return samples;
    }

    /**
     * Writes what is left and finishes the recording.
     *
     * @throws SottoException.Failed when the disk is full or fails, unless {@link #write} has told so
     */
    @Override
    public synchronized void close() {
        tellFailure();
        if (closed) {
            return;
        }
        if (filled > 0) {
            put();
        }
        try {
            part.finish();
        } catch (IOException e) {
            throw giveUp(e);
        }
        release();
    }

    private void release() {
        closed = true;
        flushing.cancel(false);
        forcing.cancel(false);
        Arrays.fill(payload, (byte) 0);
        try {
            part.close();
        } catch (IOException e) {
            throw folder.failure(e);
        } finally {
            keys.close();
        }
    }
}
