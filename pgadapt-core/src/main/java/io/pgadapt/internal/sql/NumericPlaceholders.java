package io.pgadapt.internal.sql;

import io.pgadapt.errors.ProgrammingError;
import java.util.BitSet;

/** Finds {@code $1}; see {@link ParameterStyle#NUMERIC}. */
final class NumericPlaceholders extends PlaceholderFinder {
    private final BitSet seen = new BitSet();
    private int firstName = -1;

    NumericPlaceholders(String text) {
        super(text);
    }

    @Override
    boolean see(SqlScanner scanner, Previous previous) {
        if (scanner.type() == TokenType.NUMBERED_PARAMETER) {
            int number = number(scanner);
            placeholder(scanner, number, previous);
            seen.set(number);
            return true;
        }
        if (scanner.type() == TokenType.COLON && isName(scanner.start())) {
            if (cannotBeInfix(previous)) {
                throw named(scanner.start());
            }
            firstName = firstName < 0 ? scanner.start() : firstName;
        }
        return false;
    }

    /** Returns the largest number. */
    @Override
    int count() {
        int gap = seen.nextClearBit(1);
        int count = Math.max(seen.length() - 1, 0);
        if (gap <= count) {
            int over = edits().stream()
                    .filter(edit -> edit.parameter() > gap)
                    .findFirst()
                    .orElseThrow()
                    .start();
            throw error(
                    "$%d is used, but $%d is not: parameters are numbered from 1 without gaps".formatted(count, gap),
                    over);
        }
        if (count == 0 && firstName >= 0) {
            throw named(firstName);
        }
        return count;
    }

    private int number(SqlScanner scanner) {
        String digits = text.substring(scanner.start() + 1, scanner.end());
        int number = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (number == 0) {
            throw error("there is no parameter $0: parameters are numbered from 1", scanner.start());
        }
        return number;
    }

    /** Where SQL cannot have a colon that divides two operands, as in a slice or in JSON_OBJECT. */
    private static boolean cannotBeInfix(Previous previous) {
        return switch (previous.type()) {
            case OPEN_PARENTHESIS, PERCENT -> true;
            case OTHER -> "+-*/<>=~!@#^&|`?,".indexOf(previous.last()) >= 0;
            default -> false;
        };
    }

    private boolean isName(int colon) {
        return !NamedPlaceholders.isBehindOperand(text, colon)
                && SqlCharacters.endOfParameterName(text, colon + 1) > colon + 1;
    }

    private ProgrammingError named(int colon) {
        String name = text.substring(colon, SqlCharacters.endOfParameterName(text, colon + 1));
        return error(
                name
                        + " is a named parameter, but the values are given by position: write $1, or give the values by name",
                colon);
    }
}
