package io.pgadapt.types.internal.codec;

import io.pgadapt.types.value.TsQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Operands that the same operator joins, while they are collected: thousands in a row cost no more than a step each, from
 * whichever side they come. Not thread-safe.
 */
final class TsQueryChain {
    /** 0 for a single query. */
    private final int operator;

    private final Deque<TsQuery> operands = new ArrayDeque<>();
    private final List<Integer> distances = new ArrayList<>();

    private TsQueryChain(int operator) {
        this.operator = operator;
    }

    static TsQueryChain of(TsQuery query) {
        TsQueryChain chain = new TsQueryChain(0);
        chain.operands.add(query);
        return chain;
    }

    /** Returns the query; the chain is used up. */
    TsQuery close() {
        List<TsQuery> all = List.copyOf(operands);
        return switch (operator) {
            case TsQueryReader.AND -> new TsQuery.And(all);
            case TsQueryReader.OR -> new TsQuery.Or(all);
            case TsQueryReader.PHRASE -> new TsQuery.Phrase(all, distances);
            default -> all.get(0);
        };
    }

    /** Returns the phrase of both; a phrase on the left goes on. */
    TsQueryChain followedBy(TsQueryChain right, int distance) {
        TsQueryChain phrase = operator == TsQueryReader.PHRASE ? this : begun(TsQueryReader.PHRASE);
        phrase.operands.addLast(right.close());
        phrase.distances.add(distance);
        return phrase;
    }

    /** Returns both joined by an operator that does not care how its operands are grouped. */
    TsQueryChain with(int joining, TsQueryChain right) {
        TsQueryChain left = operator == joining ? this : begun(joining);
        if (right.operator != joining) {
            left.operands.addLast(right.close());
            return left;
        }
        return left.operands.size() < right.operands.size() ? right.behind(left) : left.before(right);
    }

    private TsQueryChain begun(int next) {
        TsQueryChain chain = new TsQueryChain(next);
        chain.operands.add(close());
        return chain;
    }

    private TsQueryChain before(TsQueryChain shorter) {
        operands.addAll(shorter.operands);
        return this;
    }

    private TsQueryChain behind(TsQueryChain shorter) {
        shorter.operands.descendingIterator().forEachRemaining(operands::addFirst);
        return this;
    }
}
