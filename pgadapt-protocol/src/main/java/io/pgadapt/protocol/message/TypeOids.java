package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** Type OIDs with their count in front, as {@link Parse} and {@link ParameterDescription} carry them. */
final class TypeOids {
    private static final int SIZE = 4;

    private TypeOids() {}

    static List<Integer> read(WireReader body) {
        int count = body.count16(SIZE);
        List<Integer> oids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            oids.add(body.int32());
        }
        return oids;
    }

    static void write(int[] oids, WireWriter out) {
        out.count16(oids.length, "parameters");
        for (int oid : oids) {
            out.int32(oid);
        }
    }

    static int[] toArray(List<Integer> oids) {
        return oids.stream().mapToInt(Integer::intValue).toArray();
    }

    static void print(List<Integer> oids, FieldPrinter fields) {
        fields.number(oids.size());
        for (int oid : oids) {
            fields.oid(oid);
        }
    }
}
