package io.pgadapt.types.value;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads the text of a query: {@code |} binds least, then {@code &}, {@code <->} and {@code !}. Not thread-safe. */
final class TsQueryParser {
    private static final String SPECIALS = "&|!<>():";

    private final TsScanner in;

    /** How many brackets and negations are open. */
    private int depth;

    TsQueryParser(String text) {
        this.in = new TsScanner(text, "tsquery");
    }

    TsQuery parse() {
        in.skipBlanks();
        if (in.atEnd()) {
            return TsQuery.empty();
        }
        TsQuery query = disjunction();
        if (!in.atEnd()) {
            throw in.malformed("an operator is missing");
        }
        return query;
    }

    private TsQuery disjunction() {
        List<TsQuery> operands = new ArrayList<>();
        do {
            operands.add(conjunction());
        } while (accept('|'));
        return operands.size() == 1 ? operands.get(0) : new TsQuery.Or(operands);
    }

    private TsQuery conjunction() {
        List<TsQuery> operands = new ArrayList<>();
        do {
            operands.add(phrase());
        } while (accept('&'));
        return operands.size() == 1 ? operands.get(0) : new TsQuery.And(operands);
    }

    private TsQuery phrase() {
        List<TsQuery> operands = new ArrayList<>();
        List<Integer> distances = new ArrayList<>();
        operands.add(negation());
        while (in.accept('<')) {
            distances.add(in.accept('-') ? 1 : in.number());
            in.expect('>');
            in.skipBlanks();
            operands.add(negation());
        }
        return distances.isEmpty() ? operands.get(0) : new TsQuery.Phrase(operands, distances);
    }

    private TsQuery negation() {
        if (!accept('!')) {
            return operand();
        }
        enter();
        TsQuery negated = new TsQuery.Not(negation());
        depth--;
        return negated;
    }

    private TsQuery operand() {
        if (!accept('(')) {
            return lexeme();
        }
        enter();
        TsQuery inner = disjunction();
        if (!accept(')')) {
            throw in.malformed("')' is missing");
        }
        depth--;
        return inner;
    }

    private TsQuery lexeme() {
        String word = in.word(SPECIALS);
        Set<TsWeight> weights = EnumSet.noneOf(TsWeight.class);
        boolean prefix = false;
        if (in.accept(':')) {
            prefix = in.accept('*');
            while (addWeight(weights)) {
                prefix |= in.accept('*');
            }
        }
        in.skipBlanks();
        return new TsQuery.Lexeme(word, weights, prefix);
    }

    private boolean addWeight(Set<TsWeight> weights) {
        for (TsWeight weight : TsWeight.values()) {
            if (in.accept(weight)) {
                weights.add(weight);
                return true;
            }
        }
        return false;
    }

    private void enter() {
        if (++depth > TsQuery.MAX_DEPTH) {
            throw TsOperands.tooDeep();
        }
    }

    private boolean accept(char expected) {
        boolean accepted = in.accept(expected);
        if (accepted) {
            in.skipBlanks();
        }
        return accepted;
    }
}
