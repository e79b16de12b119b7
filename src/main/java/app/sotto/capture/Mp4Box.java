package app.sotto.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A box of an MP4 file (ISO 14496-12 section 4.2) within memory.
 *
 * @param body what is in it, big-endian, from position 0
 */
record Mp4Box(String type, ByteBuffer body) {
    /** The boxes in some bytes from {@code from} on; one that reaches beyond its parent is cut to it. */
    static List<Mp4Box> in(ByteBuffer bytes, int from) {
        List<Mp4Box> boxes = new ArrayList<>();
        int at = from;
        while (at + 8 <= bytes.limit()) {
            long length = bytes.getInt(at) & 0xFFFFFFFFL;
            int head = 8;
            if (length == 1 && at + 16 <= bytes.limit()) {
                length = bytes.getLong(at + 8);
                head = 16;
            }
            if (length == 0) {
                length = bytes.limit() - at;
            }
            if (length < head) {
                break;
            }
            int end = (int) Math.min(bytes.limit(), at + length);
            boxes.add(new Mp4Box(type(bytes, at + 4), bytes.slice(at + head, end - at - head)));
            at = end;
        }
        return boxes;
    }

    static String type(ByteBuffer bytes, int at) {
        byte[] four = new byte[4];
        bytes.get(at, four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }

    List<Mp4Box> children() {
        return in(body, 0);
    }

    /** The first box down a path of types. */
    Optional<Mp4Box> find(String... path) {
        Optional<Mp4Box> box = Optional.of(this);
        for (String type : path) {
            box = box.flatMap(parent -> parent.children().stream().filter(child -> child.type.equals(type)).findFirst());
        }
        return box;
    }

    /** The version of a full box. */
    int version() {
        return body.get(0);
    }

    /** The flags of a full box. */
    int flags() {
        return body.getInt(0) & 0xFFFFFF;
    }

    int int32(int at) {
        return body.getInt(at);
    }

    long uint32(int at) {
        return body.getInt(at) & 0xFFFFFFFFL;
    }
}
