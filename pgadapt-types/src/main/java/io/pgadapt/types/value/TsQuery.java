package io.pgadapt.types.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a full-text search looks for: PostgreSQL's {@code tsquery}, as a tree. Immutable.
 *
 * <p>{@code TsQuery.lexeme("fat").and(TsQuery.lexeme("rat").not())}. Operators in a row are one node, however they were
 * put in brackets: the server prints {@code 'a' & ('b' & 'c')} and {@code ('a' & 'b') & 'c'} alike. They match the same
 * documents, although the server's own {@code =} tells them apart.
 *
 * <p>At most {@link #MAX_DEPTH} operators lie within each other; more are an {@link IllegalArgumentException}. Operators
 * in a row count once.
 *
 * @see <a href="https://www.postgresql.org/docs/18/datatype-textsearch.html#DATATYPE-TSQUERY">PostgreSQL manual:
 *     tsquery</a>
 */
public sealed interface TsQuery {
    /** How many operators may lie within each other. */
    int MAX_DEPTH = 200;

    /** Returns the query without anything in it, which matches nothing. */
    static TsQuery empty() {
        return new Empty();
    }

    /** Returns the query for a lexeme of any weight. */
    static TsQuery lexeme(String text) {
        return new Lexeme(text, Set.of(), false);
    }

    /**
     * Reads a query written as {@code 'fat' & ( 'rat':AB | !'cat':* ) <-> 'dog'}; words without blanks, quotes and
     * operators need no quotes. They are taken as they are: only the server's {@code to_tsquery} normalises words.
     *
     * @throws IllegalArgumentException when the text is none
     */
    static TsQuery parse(String text) {
        return new TsQueryParser(text).parse();
    }

    /** Returns how many operators lie within each other, this one included; a lexeme has none. */
    int depth();

    /** Calls the visitor's method for this kind of query. */
    <R> R accept(Visitor<R> visitor);

    /** Returns the query that matches when this and the other one do; the empty query changes nothing. */
    default TsQuery and(TsQuery other) {
        if (this instanceof Empty || other instanceof Empty) {
            return this instanceof Empty ? other : this;
        }
        return new And(List.of(this, other));
    }

    /** Returns the query that matches when this or the other one does; the empty query changes nothing. */
    default TsQuery or(TsQuery other) {
        if (this instanceof Empty || other instanceof Empty) {
            return this instanceof Empty ? other : this;
        }
        return new Or(List.of(this, other));
    }

    /** Returns the query that matches when this one does not; of the empty query that is itself. */
    default TsQuery not() {
        return this instanceof Empty ? this : new Not(this);
    }

    /** Returns the query that matches when the other one does right behind this one. */
    default TsQuery followedBy(TsQuery other) {
        return followedBy(other, 1);
    }

    /** Returns the query that matches when the other one does at this distance behind this one. */
    default TsQuery followedBy(TsQuery other, int distance) {
        if (this instanceof Empty || other instanceof Empty) {
            return this instanceof Empty ? other : this;
        }
        return new Phrase(List.of(this, other), List.of(distance));
    }

    /**
     * Does something for each kind of query.
     *
     * @param <R> what comes of it
     */
    interface Visitor<R> {
        /** Meets the query without anything in it. */
        R empty();

        /** Meets a lexeme. */
        R lexeme(Lexeme query);

        /** Meets a conjunction. */
        R and(And query);

        /** Meets a disjunction. */
        R or(Or query);

        /** Meets a negation. */
        R not(Not query);

        /** Meets a phrase. */
        R phrase(Phrase query);
    }

    /** The query without anything in it. */
    record Empty() implements TsQuery {
        @Override
        public int depth() {
            return 0;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.empty();
        }

        /** Returns the empty text. */
        @Override
        public String toString() {
            return "";
        }
    }

    /**
     * A word.
     *
     * @param text as it stands in the vector
     * @param weights what the word must have one of; none stands for any
     * @param prefix whether words that begin with the text match, too
     */
    record Lexeme(String text, Set<TsWeight> weights, boolean prefix) implements TsQuery {
        /** Copies the weights. */
        public Lexeme {
            Set<TsWeight> copy = EnumSet.noneOf(TsWeight.class);
            copy.addAll(weights);
            weights = Collections.unmodifiableSet(copy);
        }

        @Override
        public int depth() {
            return 0;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lexeme(this);
        }

        /** Returns the word as the server prints it: {@code 'fat':*AB}. */
        @Override
        public String toString() {
            return TsQueryPrinter.print(this);
        }
    }

    /**
     * All of several queries.
     *
     * @param operands two or more; those that are conjunctions themselves give theirs
     */
    record And(List<TsQuery> operands) implements TsQuery {
        /** Takes the operands of conjunctions within. */
        public And {
            operands = TsOperands.check(flat(operands));
        }

        private static List<TsQuery> flat(List<TsQuery> operands) {
            List<TsQuery> flat = new ArrayList<>();
            operands.forEach(operand -> flat.addAll(operand instanceof And it ? it.operands : List.of(operand)));
            return flat;
        }

        @Override
        public int depth() {
            return TsOperands.depth(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.and(this);
        }

        /** Returns the query as the server prints it: {@code 'a' & 'b'}. */
        @Override
        public String toString() {
            return TsQueryPrinter.print(this);
        }
    }

    /**
     * Any of several queries.
     *
     * @param operands two or more; those that are disjunctions themselves give theirs
     */
    record Or(List<TsQuery> operands) implements TsQuery {
        /** Takes the operands of disjunctions within. */
        public Or {
            operands = TsOperands.check(flat(operands));
        }

        private static List<TsQuery> flat(List<TsQuery> operands) {
            List<TsQuery> flat = new ArrayList<>();
            operands.forEach(operand -> flat.addAll(operand instanceof Or it ? it.operands : List.of(operand)));
            return flat;
        }

        @Override
        public int depth() {
            return TsOperands.depth(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.or(this);
        }

        /** Returns the query as the server prints it: {@code 'a' | 'b'}. */
        @Override
        public String toString() {
            return TsQueryPrinter.print(this);
        }
    }

    /**
     * What does not match a query.
     *
     * @param operand the query
     */
    record Not(TsQuery operand) implements TsQuery {
        /** Checks the depth. */
        public Not {
            TsOperands.checkDepth(List.of(operand));
        }

        @Override
        public int depth() {
            return 1 + operand.depth();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }

        /** Returns the query as the server prints it: {@code !'a'}. */
        @Override
        public String toString() {
            return TsQueryPrinter.print(this);
        }
    }

    /**
     * Queries that match one behind the other.
     *
     * @param operands two or more; a phrase as the first of them gives its own
     * @param distances how far each but the first operand is behind the one before it, from 0 to 16384; 1 is printed as
     *     {@code <->}
     */
    record Phrase(List<TsQuery> operands, List<Integer> distances) implements TsQuery {
        /** Takes the operands of a phrase in front. */
        public Phrase {
            if (operands.size() != distances.size() + 1) {
                throw new IllegalArgumentException(
                        "a phrase of " + operands.size() + " operands with " + distances.size() + " distances");
            }
            distances = TsOperands.checkDistances(flatDistances(operands, distances));
            operands = TsOperands.check(flat(operands));
        }

        private static List<TsQuery> flat(List<TsQuery> operands) {
            return operands.get(0) instanceof Phrase first
                    ? TsOperands.joined(first.operands, tail(operands))
                    : operands;
        }

        private static List<Integer> flatDistances(List<TsQuery> operands, List<Integer> distances) {
            return operands.get(0) instanceof Phrase first ? TsOperands.joined(first.distances, distances) : distances;
        }

        private static List<TsQuery> tail(List<TsQuery> operands) {
            return operands.subList(1, operands.size());
        }

        @Override
        public int depth() {
            return TsOperands.depth(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.phrase(this);
        }

        /** Returns the query as the server prints it: {@code 'a' <-> 'b' <2> 'c'}. */
        @Override
        public String toString() {
            return TsQueryPrinter.print(this);
        }
    }
}
