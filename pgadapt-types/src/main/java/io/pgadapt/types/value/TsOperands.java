package io.pgadapt.types.value;

import java.util.ArrayList;
import java.util.List;

/** What the operators of {@link TsQuery} demand of their operands. */
final class TsOperands {
    private static final int MAX_DISTANCE = 1 << 14;

    private TsOperands() {}

    static List<TsQuery> check(List<TsQuery> operands) {
        if (operands.size() < 2) {
            throw new IllegalArgumentException(
                    "an operator of a tsquery with " + operands.size() + " operands; it needs two");
        }
        checkDepth(operands);
        return List.copyOf(operands);
    }

    static void checkDepth(List<TsQuery> operands) {
        if (operands.contains(TsQuery.empty())) {
            throw new IllegalArgumentException("the empty tsquery as an operand; leave it out");
        }
        if (depth(operands) > TsQuery.MAX_DEPTH) {
            throw tooDeep();
        }
    }

    static List<Integer> checkDistances(List<Integer> distances) {
        for (int distance : distances) {
            if (distance < 0 || distance > MAX_DISTANCE) {
                throw new IllegalArgumentException(
                        "a distance of " + distance + " in a tsquery, which holds 0 to " + MAX_DISTANCE);
            }
        }
        return List.copyOf(distances);
    }

    static int depth(List<TsQuery> operands) {
        int deepest = 0;
        for (TsQuery operand : operands) {
            deepest = Math.max(deepest, operand.depth());
        }
        return deepest + 1;
    }

    static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    static IllegalArgumentException tooDeep() {
        return new IllegalArgumentException(
                "a tsquery of more than " + TsQuery.MAX_DEPTH + " operators within each other; take it as text");
    }
}
