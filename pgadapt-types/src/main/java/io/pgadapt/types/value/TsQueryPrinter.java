package io.pgadapt.types.value;

import java.util.List;

/** Prints a query with the brackets and blanks that the server prints. Not thread-safe. */
final class TsQueryPrinter implements TsQuery.Visitor<StringBuilder> {
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int PHRASE = 3;
    private static final int NOT = 4;

    /** A phrase within a phrase, but for the first place, needs brackets. */
    private static final int BEHIND_PHRASE = NOT;

    private final StringBuilder out = new StringBuilder();

    /** How strongly the operator around binds; what binds less needs brackets. */
    private int around;

    private TsQueryPrinter() {}

    static String print(TsQuery query) {
        TsQueryPrinter printer = new TsQueryPrinter();
        query.accept(printer);
        return printer.out.toString();
    }

    @Override
    public StringBuilder empty() {
        return out;
    }

    @Override
    public StringBuilder lexeme(TsQuery.Lexeme query) {
        TsScanner.quote(query.text(), out);
        if (query.prefix() || !query.weights().isEmpty()) {
            out.append(query.prefix() ? ":*" : ":");
        }
        TsWeight[] all = TsWeight.values();
        for (int i = all.length - 1; i >= 0; i--) {
            out.append(query.weights().contains(all[i]) ? all[i].name() : "");
        }
        return out;
    }

    @Override
    public StringBuilder and(TsQuery.And query) {
        return within(AND, () -> list(query.operands(), AND, " & "));
    }

    @Override
    public StringBuilder or(TsQuery.Or query) {
        return within(OR, () -> list(query.operands(), OR, " | "));
    }

    @Override
    public StringBuilder not(TsQuery.Not query) {
        out.append('!');
        print(query.operand(), NOT);
        return out;
    }

    @Override
    public StringBuilder phrase(TsQuery.Phrase query) {
        return within(PHRASE, () -> {
            print(query.operands().get(0), PHRASE);
            for (int i = 1; i < query.operands().size(); i++) {
                int distance = query.distances().get(i - 1);
                out.append(distance == 1 ? " <-> " : " <" + distance + "> ");
                print(query.operands().get(i), BEHIND_PHRASE);
            }
        });
    }

    private StringBuilder within(int strength, Runnable body) {
        boolean bracketed = strength < around;
        out.append(bracketed ? "( " : "");
        body.run();
        out.append(bracketed ? " )" : "");
        return out;
    }

    private void list(List<TsQuery> operands, int strength, String operator) {
        String separator = "";
        for (TsQuery operand : operands) {
            out.append(separator);
            print(operand, strength);
            separator = operator;
        }
    }

    private void print(TsQuery query, int strength) {
        int outer = around;
        around = strength;
        query.accept(this);
        around = outer;
    }
}
