package io.pgadapt.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Divides a run of tokens into statements. A semicolon ends one unless it is within parentheses, as in
 * {@code CREATE RULE ... DO (a; b)}, or in the body {@code BEGIN ATOMIC ... END} of a routine.
 */
final class StatementTracker {
    /** As many as {@code CREATE OR REPLACE FUNCTION} needs. */
    private static final int LEADING_WORDS = 4;

    private final List<StatementKind> kinds = new ArrayList<>();
    private final List<String> leading = new ArrayList<>(LEADING_WORDS);
    private boolean started;
    private boolean leadingEnded;
    private int parentheses;
    private int bodies;

    /** Takes notice of a significant token; placeholders are {@link TokenType#OTHER}. */
    void see(TokenType type, String text, int start, int end) {
        if (type == TokenType.SEMICOLON && parentheses == 0 && bodies == 0) {
            endStatement();
            return;
        }
        started = true;
        switch (type) {
            case WORD -> word(text, start, end);
            case OPEN_PARENTHESIS -> open();
            case CLOSE_PARENTHESIS -> close();
            default -> leadingEnded = true;
        }
    }

    /** Returns the kinds of the statements; those that hold nothing do not count. Ends the last one. */
    List<StatementKind> finish() {
        endStatement();
        return List.copyOf(kinds);
    }

    private void endStatement() {
        if (started) {
            kinds.add(StatementKind.of(leading));
        }
        leading.clear();
        started = false;
        leadingEnded = false;
        parentheses = 0;
        bodies = 0;
    }

    /** Parentheses before the first word, as around a SELECT of a UNION, do not hide it. */
    private void open() {
        parentheses++;
        leadingEnded |= !leading.isEmpty();
    }

    private void close() {
        parentheses = Math.max(0, parentheses - 1);
        leadingEnded = true;
    }

    private void word(String text, int start, int end) {
        if (!leadingEnded) {
            leading.add(text.substring(start, end).toUpperCase(Locale.ROOT));
            leadingEnded = leading.size() == LEADING_WORDS;
        } else if (parentheses == 0 && isRoutine()) {
            body(text.substring(start, end).toUpperCase(Locale.ROOT));
        }
    }

    private boolean isRoutine() {
        if (leading.isEmpty() || !leading.get(0).equals("CREATE")) {
            return false;
        }
        return isRoutineWord(1)
                || (leading.size() == LEADING_WORDS && leading.get(2).equals("REPLACE") && isRoutineWord(3));
    }

    private boolean isRoutineWord(int index) {
        if (index >= leading.size()) {
            return false;
        }
        String word = leading.get(index);
        return word.equals("FUNCTION") || word.equals("PROCEDURE");
    }

    private void body(String word) {
        switch (word) {
            case "BEGIN" -> bodies++;
            case "CASE" -> bodies += bodies > 0 ? 1 : 0;
            case "END" -> bodies -= bodies > 0 ? 1 : 0;
            default -> {}
        }
    }
}
