package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.types.value.TsQuery;
import io.pgadapt.types.value.TsWeight;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the binary form of a {@code tsquery}: how many items, and each operator before its operands, the right one first.
 *
 * <p>From the last item to the first every operator finds its operands finished, so that nothing is nested here. Not
 * thread-safe.
 *
 * @see <a href="https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/tsquery.c">tsquerysend</a>
 */
final class TsQueryReader {
    static final int VALUE = 1;
    static final int OPERATOR = 2;

    static final int NOT = 1;
    static final int AND = 2;
    static final int OR = 3;
    static final int PHRASE = 4;

    /** An item's kind, and which operator it is. */
    private static final int LEAST_ITEM = 2;

    private static final int ALL_WEIGHTS = 0xF;

    private final Deque<TsQueryChain> finished = new ArrayDeque<>();

    private TsQueryReader() {}

    /** What an item does to the operands behind it. */
    private interface Item {
        void apply(TsQueryReader reader);
    }

    static TsQuery read(WireReader in) {
        int count = in.count32(LEAST_ITEM);
        List<Item> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(item(in));
        }
        TsQueryReader reader = new TsQueryReader();
        for (int i = count - 1; i >= 0; i--) {
            items.get(i).apply(reader);
        }
        return count == 0 ? TsQuery.empty() : reader.result();
    }

    private static Item item(WireReader in) {
        int kind = in.uint8();
        if (kind == VALUE) {
            TsQuery lexeme = lexeme(in);
            return reader -> reader.finished.push(TsQueryChain.of(lexeme));
        }
        if (kind != OPERATOR) {
            throw new IllegalArgumentException("an item of kind " + kind);
        }
        return operator(in);
    }

    private static TsQuery lexeme(WireReader in) {
        int mask = in.uint8();
        int prefix = in.uint8();
        if (mask > ALL_WEIGHTS || prefix > 1) {
            throw new IllegalArgumentException("weights " + mask + " and prefix " + prefix + " of a lexeme");
        }
        Set<TsWeight> weights = EnumSet.noneOf(TsWeight.class);
        for (TsWeight weight : TsWeight.values()) {
            if ((mask & 1 << weight.number()) != 0) {
                weights.add(weight);
            }
        }
        return new TsQuery.Lexeme(TextSearchCodecs.lexeme(in, "tsquery"), weights, prefix == 1);
    }

    private static Item operator(WireReader in) {
        int operator = in.uint8();
        if (operator < NOT || operator > PHRASE) {
            throw new IllegalArgumentException("operator " + operator);
        }
        if (operator == NOT) {
            return reader -> reader.finished.push(
                    TsQueryChain.of(new TsQuery.Not(reader.pop().close())));
        }
        int distance = operator == PHRASE ? in.uint16() : 0;
        return reader -> {
            TsQueryChain right = reader.pop();
            TsQueryChain left = reader.pop();
            reader.finished.push(operator == PHRASE ? left.followedBy(right, distance) : left.with(operator, right));
        };
    }

    private TsQueryChain pop() {
        TsQueryChain top = finished.poll();
        if (top == null) {
            throw new IllegalArgumentException("an operator without operand");
        }
        return top;
    }

    private TsQuery result() {
        TsQuery query = pop().close();
        if (!finished.isEmpty()) {
            throw new IllegalArgumentException("an operand without operator");
        }
        return query;
    }
}
