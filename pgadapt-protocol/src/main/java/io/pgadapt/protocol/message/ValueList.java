package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values with their length in front, where -1 stands for NULL. */
final class ValueList {
    private static final int LENGTH_SIZE = 4;
    private static final int NULL_LENGTH = -1;

    private ValueList() {}

    static List<@Nullable Bytes> copyOf(List<@Nullable Bytes> values) {
        return Collections.unmodifiableList(new ArrayList<>(values));
    }

    static List<@Nullable Bytes> read(WireReader body) {
        int count = body.count16(LENGTH_SIZE);
        List<@Nullable Bytes> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(readValue(body));
        }
        return values;
    }

    static @Nullable Bytes readValue(WireReader body) {
        int length = body.int32();
        if (length == NULL_LENGTH) {
            return null;
        }
        return Bytes.of(body.array(), body.skip(length), length);
    }

    static void write(List<@Nullable Bytes> values, String what, WireWriter out) {
        out.count16(values.size(), what);
        for (Bytes value : values) {
            writeValue(value, out);
        }
    }

    static void writeValue(@Nullable Bytes value, WireWriter out) {
        if (value == null) {
            out.nullValue();
        } else {
            out.int32(value.length());
            value.writeTo(out);
        }
    }

    static void print(List<@Nullable Bytes> values, FieldPrinter fields) {
        fields.number(values.size());
        for (Bytes value : values) {
            fields.value(value);
        }
    }
}
