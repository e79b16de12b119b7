package app.sotto.desktop;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One end of the command socket: frames of a kind, a length and bytes. Sending is thread-safe; one thread receives. */
final class Frames implements AutoCloseable {
    /** More than this in one frame is no command of ours. */
    private static final int LONGEST = 1 << 20;

    private static final int HEAD = 5;

    private final SocketChannel channel;

    Frames(SocketChannel channel) {
        this.channel = channel;
    }

    /** What a frame says. */
    enum Kind {
        /** To the owner: an argument of the command; the folder it was typed in; that a person sits there; go. */
        ARGUMENT, FOLDER, INTERACTIVE, RUN,
        /** To the owner: a piece of standard input (empty at its end); an answer; that nobody can answer; Ctrl+C. */
        INPUT, ANSWER, NO_ANSWER, INTERRUPT,
        /** From the owner: text for standard output and error; a wish for input, a line, a secret; the exit code. */
        OUT, ERR, WANT_INPUT, ASK, ASK_SECRET, EXIT
    }

    record Frame(Kind kind, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    void send(Kind kind, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        send(kind, bytes, 0, bytes.length);
    }

    synchronized void send(Kind kind, byte[] bytes, int offset, int length) throws IOException {
        // Straight to the channel: the streams of java.nio.channels.Channels let a waiting reader hold up the writer.
        ByteBuffer frame = ByteBuffer.allocate(HEAD + length).put((byte) kind.ordinal()).putInt(length).put(bytes, offset, length).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /** Waits for a frame. @throws EOFException when the other end is gone */
    Frame receive() throws IOException {
        ByteBuffer head = read(HEAD);
        int kind = head.get() & 0xff;
        int length = head.getInt();
        if (kind >= Kind.values().length || length < 0 || length > LONGEST) {
            throw new IOException("not a command of Sotto");
        }
        return new Frame(Kind.values()[kind], read(length).array());
    }

    private ByteBuffer read(int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }

    /** Everything written goes out as frames of one kind. */
    OutputStream stream(Kind kind) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                for (int from = offset; from < offset + length; from += LONGEST) {
                    send(kind, bytes, from, Math.min(LONGEST, offset + length - from));
                }
            }
        };
    }

    /** Reads what {@code more} fetches. */
    static InputStream input(Fetch more) {
        return new InputStream() {
            private byte[] piece = {};
            private int next;
            private boolean ended;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (next == piece.length && !ended) {
                    piece = more.fetch();
                    next = 0;
                    ended = piece.length == 0;
                }
                if (ended) {
                    return -1;
                }
                int count = Math.min(length, piece.length - next);
                System.arraycopy(piece, next, into, offset, count);
                next += count;
                return count;
            }
        };
    }

    /** Fetches the next piece of standard input; an empty array is its end. */
    interface Fetch {
        byte[] fetch() throws IOException;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
