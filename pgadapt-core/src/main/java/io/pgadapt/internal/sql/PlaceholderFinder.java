package io.pgadapt.internal.sql;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import java.util.ArrayList;
import java.util.List;

/** Finds the placeholders of one {@link ParameterStyle} while the text is scanned. */
abstract class PlaceholderFinder {
    /** As many as the protocol's Bind message can count. */
    private static final int MOST_PARAMETERS = 65_535;

    final String text;
    private final List<Edit> edits = new ArrayList<>();

    PlaceholderFinder(String text) {
        this.text = text;
    }

    /**
     * Looks at the scanner's token, which is significant.
     *
     * @param previous the significant token before it; {@link TokenType#BLANK} at the start of the text
     * @return whether it is a placeholder; the scanner's token is then all of it
     */
    abstract boolean see(SqlScanner scanner, Previous previous);

    /** Returns how many parameters were found; the last chance to refuse what only the whole text shows. */
    abstract int count();

    /** Returns their names in order, or an empty list when they have none. */
    List<String> names() {
        return List.of();
    }

    /** Returns what is to be replaced, in order. */
    final List<Edit> edits() {
        return edits;
    }

    /** Notes that what follows the placeholder found last would join a literal in its place. */
    final void isContinued() {
        int last = edits.size() - 1;
        edits.set(last, edits.get(last).inParentheses());
    }

    /** Notes that {@code %%} is at the index. */
    final void doubledPercent(int index) {
        edits.add(Edit.percent(index));
    }

    /** Notes that the scanner's token stands for the parameter. */
    final void placeholder(SqlScanner scanner, int parameter, Previous previous) {
        if (parameter > MOST_PARAMETERS) {
            throw error("a statement can have 65535 parameters at most", scanner.start());
        }
        edits.add(new Edit(scanner.start(), scanner.end(), parameter, previous.type() == TokenType.STRING));
    }

    /** Returns an error about the character at the index. */
    final ProgrammingError error(String message, int index) {
        return error(text, message, index);
    }

    static ProgrammingError error(String text, String message, int index) {
        int position = text.codePointCount(0, index) + 1;
        return new ProgrammingError(ErrorReport.of(message).at(text, position).beforeWriting());
    }
}
