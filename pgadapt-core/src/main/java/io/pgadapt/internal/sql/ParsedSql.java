package io.pgadapt.internal.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is to know about a text of SQL, found once and kept. Immutable. */
public final class ParsedSql {
    private final String userText;
    private final ParameterStyle style;
    private final List<Edit> edits;
    private final Rewriting rewriting;
    private final int parameterCount;
    private final List<String> parameterNames;
    private final List<StatementKind> statements;
    private final StringSyntax syntax;
    private volatile @Nullable Pages insertPages;
    private volatile @Nullable Left left;

    ParsedSql(
            String userText,
            ParameterStyle style,
            PlaceholderFinder finder,
            List<StatementKind> statements,
            StringSyntax syntax) {
        this.userText = userText;
        this.style = style;
        this.syntax = syntax;
        this.parameterCount = finder.count();
        this.parameterNames = finder.names();
        this.edits = List.copyOf(finder.edits());
        this.statements = statements;
        this.rewriting = isSentAsItIs() ? Rewriting.none(userText) : Rewriting.of(userText, edits, this::numbered);
    }

    private ParsedSql(String text, int parameterCount, ParsedSql origin) {
        this.userText = text;
        this.style = ParameterStyle.NUMERIC;
        this.syntax = origin.syntax;
        this.parameterCount = parameterCount;
        this.parameterNames = List.of();
        this.edits = List.of();
        this.statements = origin.statements;
        this.rewriting = Rewriting.none(text);
        this.insertPages = Pages.NONE;
    }

    /** Returns a text that was made of another one, to be sent as it is. */
    static ParsedSql numbered(String text, int parameterCount, ParsedSql origin) {
        return new ParsedSql(text, parameterCount, origin);
    }

    /** What was found when it was looked for: maybe nothing. */
    private record Pages(@Nullable InsertPages found) {
        static final Pages NONE = new Pages(null);
    }

    /** What was found to be left behind when it was looked for: maybe nothing. */
    private record Left(@Nullable Trace found) {}

    private boolean isSentAsItIs() {
        return edits.isEmpty() || style == ParameterStyle.NUMERIC;
    }

    private String numbered(int index) {
        int parameter = edits.get(index).parameter();
        return parameter == 0 ? "%" : "$" + parameter;
    }

    /** Returns the text as the user wrote it. */
    public String userText() {
        return userText;
    }

    /** Returns how the text marks its parameters. */
    public ParameterStyle style() {
        return style;
    }

    /** Returns the text to send, with {@code $1}, {@code $2} as placeholders. */
    public String sql() {
        return rewriting.text();
    }

    /** Returns the text to send, with the way back from positions in it. */
    public Rewriting rewriting() {
        return rewriting;
    }

    /** Returns how many values are needed. */
    public int parameterCount() {
        return parameterCount;
    }

    /** Returns the names of the parameters in the order of {@code $1}, {@code $2}; empty when they have none. */
    public List<String> parameterNames() {
        return parameterNames;
    }

    /** Returns the kind of each statement, in order; statements that hold only blanks and comments do not count. */
    public List<StatementKind> statements() {
        return statements;
    }

    /** Returns the kind of the first statement; {@link StatementKind#OTHER} when there is none. */
    public StatementKind kind() {
        return statements.isEmpty() ? StatementKind.OTHER : statements.get(0);
    }

    /** Says whether it has neither parameters nor rows, so that nothing has to be asked before it runs. */
    public boolean isRowless() {
        return parameterCount == 0 && kind().isRowless();
    }

    /** Says whether there is nothing but blanks, comments and semicolons. */
    public boolean isEmpty() {
        return statements.isEmpty();
    }

    /** Returns the statement with the rows of many sets, or null when it is none of which the text shows that this is the same. */
    public @Nullable InsertPages insertPages() {
        Pages known = insertPages;
        if (known == null) {
            known = new Pages(InsertParser.pages(this, syntax));
            insertPages = known;
        }
        return known.found();
    }

    /** Returns what it may leave in a session beyond its transaction; null when nothing. */
    public @Nullable Trace trace() {
        Left known = left;
        if (known == null) {
            known = new Left(Trace.of(statements, sql()));
            left = known;
        }
        return known.found();
    }

    /**
     * Returns the text with values in place of the placeholders, for a protocol without parameters.
     *
     * @param literals for each parameter a complete constant in SQL, quoted and escaped
     */
    public Rewriting withLiterals(List<String> literals) {
        return Rewriting.of(userText, edits, index -> literal(edits.get(index), literals));
    }

    /**
     * Parentheses keep a value one operand where it would otherwise join what is beside it: a sign makes {@code --} of a minus,
     * and binds less than {@code ::}; a string would be continued by another, and the type
     * of an array by brackets.
     */
    private static String literal(Edit edit, List<String> literals) {
        if (edit.parameter() == 0) {
            return "%";
        }
        String literal = literals.get(edit.parameter() - 1);
        boolean signed = literal.startsWith("-") || literal.startsWith("+");
        return signed || edit.enclosed() ? "(" + literal + ")" : literal;
    }
}
