package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.internal.Utf8;
import io.pgadapt.types.value.TsQuery;
import io.pgadapt.types.value.TsWeight;
import java.util.List;

/** Writes the binary form of a {@code tsquery}, as {@link TsQueryReader} tells it, and counts its items. Not thread-safe. */
final class TsQueryWriter implements TsQuery.Visitor<WireWriter> {
    private final WireWriter out;
    private int items;

    private TsQueryWriter(WireWriter out) {
        this.out = out;
    }

    static void write(TsQuery query, WireWriter out) {
        int start = out.size();
        out.int32(0);
        TsQueryWriter writer = new TsQueryWriter(out);
        query.accept(writer);
        out.setInt32(start, writer.items);
    }

    @Override
    public WireWriter empty() {
        return out;
    }

    @Override
    public WireWriter lexeme(TsQuery.Lexeme query) {
        int mask = 0;
        for (TsWeight weight : query.weights()) {
            mask |= 1 << weight.number();
        }
        items++;
        out.int8(TsQueryReader.VALUE).int8(mask).int8(query.prefix() ? 1 : 0);
        Utf8.encode(query.text(), out);
        return out.int8(0);
    }

    @Override
    public WireWriter and(TsQuery.And query) {
        return chain(TsQueryReader.AND, query.operands());
    }

    @Override
    public WireWriter or(TsQuery.Or query) {
        return chain(TsQueryReader.OR, query.operands());
    }

    @Override
    public WireWriter not(TsQuery.Not query) {
        operator(TsQueryReader.NOT);
        return query.operand().accept(this);
    }

    @Override
    public WireWriter phrase(TsQuery.Phrase query) {
        for (int i = query.operands().size() - 1; i > 0; i--) {
            operator(TsQueryReader.PHRASE).int16(query.distances().get(i - 1));
            query.operands().get(i).accept(this);
        }
        return query.operands().get(0).accept(this);
    }

    /** The last operator is the outermost: it has the last operand on its right, and all others on its left. */
    private WireWriter chain(int operator, List<TsQuery> operands) {
        for (int i = operands.size() - 1; i > 0; i--) {
            operator(operator);
            operands.get(i).accept(this);
        }
        return operands.get(0).accept(this);
    }

    private WireWriter operator(int operator) {
        items++;
        return out.int8(TsQueryReader.OPERATOR).int8(operator);
    }
}
