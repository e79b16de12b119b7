package app.sotto.speech;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Makes an inner value of an ONNX model one of its outputs. Protobuf messages that are concatenated are merged, so it is
 * enough to append a {@code ModelProto} that holds nothing but the further output's name (numbers of fields: onnx.proto).
 */
final class HiddenOutput {
    private static final int GRAPH_OF_MODEL = 7;
    private static final int OUTPUT_OF_GRAPH = 12;
    private static final int NAME_OF_VALUE = 1;

    private HiddenOutput() {}

    /** The model's bytes with {@code name} among its outputs, last. */
    static byte[] append(byte[] model, String name) {
        byte[] value = field(NAME_OF_VALUE, name.getBytes(StandardCharsets.UTF_8));
        byte[] added = field(GRAPH_OF_MODEL, field(OUTPUT_OF_GRAPH, value));
        ByteArrayOutputStream out = new ByteArrayOutputStream(model.length + added.length);
        out.writeBytes(model);
        out.writeBytes(added);
        return out.toByteArray();
    }

    /** A length-delimited field; all lengths here are below 128 and so take one byte. */
    private static byte[] field(int number, byte[] content) {
        if (content.length > 127) {
            throw new IllegalArgumentException("longer than one length byte tells");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(number << 3 | 2);
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }
}
