package io.pgadapt.internal.sql;

import io.pgadapt.sql.Composable;
import io.pgadapt.sql.Identifier;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a text of composed SQL. */
public final class SqlComposer implements Composable.Visitor {
    private final ParameterStyle style;
    private final Iterator<String> literals;
    private final ComposedText text = new ComposedText();
    private int positional;

    private SqlComposer(ParameterStyle style, List<String> literals) {
        this.style = style;
        this.literals = literals.iterator();
    }

    /**
     * Returns the text, which {@link SqlParser} reads in the same style as it was meant.
     *
     * @param style    how the statement is going to be read; placeholders are those of PostgreSQL when it is read without any
     * @param literals the constants of the values that {@link #values} found
     * @throws io.pgadapt.errors.ProgrammingError when a piece stands where it would not be what it is, as within quotes
     */
    public static String compose(
            Composable statement, ParameterStyle style, List<String> literals, StringSyntax syntax) {
        SqlComposer composer = new SqlComposer(style, literals);
        statement.accept(composer);
        composer.text.requireApart(syntax, composer.positional > 0 && style != ParameterStyle.PYFORMAT);
        return composer.text.toString();
    }

    /** Returns the values of the literals, in order. */
    public static List<@Nullable Object> values(Composable statement) {
        ValueCollector collector = new ValueCollector();
        statement.accept(collector);
        return collector.values;
    }

    @Override
    public void sql(String sql) {
        text.append(sql);
    }

    @Override
    public void identifier(List<String> parts) {
        text.protect(escaped(new Identifier(parts).quoted()));
    }

    @Override
    public void literal(@Nullable Object value) {
        text.protect(escaped(literals.next().stripLeading()));
    }

    @Override
    public void placeholder(@Nullable String name) {
        positional += name == null ? 1 : 0;
        text.protect(style == ParameterStyle.PYFORMAT ? pyformat(name) : numberedOrNamed(name));
    }

    private static String pyformat(@Nullable String name) {
        return name == null ? "%s" : "%(" + name + ")s";
    }

    private String numberedOrNamed(@Nullable String name) {
        return name == null ? "$" + positional : ":" + name;
    }

    /** Only this style looks into strings and quoted names. */
    private String escaped(String quoted) {
        return style == ParameterStyle.PYFORMAT ? quoted.replace("%", "%%") : quoted;
    }

    private static final class ValueCollector implements Composable.Visitor {
        private final List<@Nullable Object> values = new ArrayList<>();

        @Override
        public void sql(String text) {}

        @Override
        public void identifier(List<String> parts) {}

        @Override
        public void literal(@Nullable Object value) {
            values.add(value);
        }

        @Override
        public void placeholder(@Nullable String name) {}
    }
}
