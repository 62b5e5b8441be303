package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** Format codes with their count in front. */
final class Formats {
    private static final int SIZE = 2;

    private Formats() {}

    static List<Format> read(WireReader body) {
        int count = body.count16(SIZE);
        List<Format> formats = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            formats.add(Format.ofCode(body.int16()));
        }
        return formats;
    }

    static void write(List<Format> formats, WireWriter out) {
        out.count16(formats.size(), "format codes");
        for (Format format : formats) {
            out.int16(format.code());
        }
    }

    /** Writes the shortest form that stands for one format everywhere: nothing means text. */
    static void writeSame(Format format, WireWriter out) {
        if (format == Format.TEXT) {
            out.int16(0);
        } else {
            out.int16(1).int16(format.code());
        }
    }

    static void print(List<Format> formats, FieldPrinter fields) {
        fields.number(formats.size());
        for (Format format : formats) {
            fields.number(format.code());
        }
    }
}
