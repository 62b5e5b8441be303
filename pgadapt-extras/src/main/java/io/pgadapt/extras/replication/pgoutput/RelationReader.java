package io.pgadapt.extras.replication.pgoutput;

import io.pgadapt.Connection;
import io.pgadapt.row.Column;
import io.pgadapt.types.PgType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the tuples of one table. */
final class RelationReader {
    private static final int NULL = 'n';
    private static final int UNCHANGED = 'u';
    private static final int TEXT = 't';
    private static final int BINARY = 'b';

    private final Relation relation;
    private final ColumnTypes types;
    private final Connection session;
    private final int[] all;
    private final int[] key;

    /** By which of the columns there are, and which of these are binary; mostly one or two. */
    private final Map<Shape, TupleFormat> formats = new HashMap<>();

    private record Shape(boolean isKey, BitSet binary) {}

    RelationReader(Relation relation, ColumnTypes types, Connection session) {
        this.relation = relation;
        this.types = types;
        this.session = session;
        this.all = IntStream.range(0, relation.columns().size()).toArray();
        this.key = IntStream.of(all)
                .filter(column -> relation.columns().get(column).isKey())
                .toArray();
    }

    Relation relation() {
        return relation;
    }

    /** Reads a whole row. */
    Tuple row(PayloadReader in) {
        return tuple(in, all, false);
    }

    /** Reads a key, which travels as a row in which everything else is NULL. */
    Tuple key(PayloadReader in) {
        return tuple(in, key, true);
    }

    private Tuple tuple(PayloadReader in, int[] wanted, boolean isKey) {
        List<@Nullable ByteBuffer> values = new ArrayList<>(wanted.length);
        BitSet unchanged = new BitSet();
        BitSet binary = new BitSet();
        requireCount(in.int16());
        for (int column = 0, next = 0; column < all.length; column++) {
            int kind = in.int8();
            ByteBuffer value = value(kind, in);
            if (next < wanted.length && wanted[next] == column) {
                values.add(value);
                unchanged.set(next, kind == UNCHANGED);
                binary.set(next, kind == BINARY);
                next++;
            }
        }
        return new Tuple(format(new Shape(isKey, binary), wanted), values, unchanged);
    }

    private void requireCount(int count) {
        if (count != all.length) {
            throw new MalformedPayload(
                    "it has " + count + " columns, but " + relation.qualifiedName() + " has " + all.length);
        }
    }

    private static @Nullable ByteBuffer value(int kind, PayloadReader in) {
        return switch (kind) {
            case NULL, UNCHANGED -> null;
            case TEXT, BINARY -> in.slice(in.int32());
            default -> throw new MalformedPayload("a value of the unknown kind " + kind);
        };
    }

    private TupleFormat format(Shape shape, int[] wanted) {
        TupleFormat known = formats.get(shape);
        if (known == null) {
            List<Column> columns = new ArrayList<>();
            for (int column : wanted) {
                columns.add(
                        column(relation.columns().get(column), shape.binary().get(columns.size())));
            }
            known = new TupleFormat(relation, session.rowAssembler(columns));
            formats.put(shape, known);
        }
        return known;
    }

    private Column column(RelationColumn column, boolean isBinary) {
        PgType type = types.get(column.typeOid());
        return isBinary
                ? Column.binary(column.name(), type, column.typeModifier())
                : Column.text(column.name(), type, column.typeModifier());
    }
}
