package io.pgadapt.internal.sql;

/**
 * How a text marks its parameters. No style looks into comments; none but {@link #PYFORMAT} looks into strings (of any of
 * PostgreSQL's kinds) or quoted names.
 *
 * <p>The style follows from how the values are given: none at all, by position, or by name; {@link #PYFORMAT} is asked for.
 */
public enum ParameterStyle {
    /**
     * No values are given, so nothing is a placeholder. What looks like one is sent as it is, which is right for
     * {@code PREPARE p AS SELECT $1}.
     */
    NONE,

    /**
     * {@code $1}, {@code $2}: PostgreSQL's own, sent as it is. A number may come again; a gap in the numbers is an error. So is
     * {@code :name} where it can only be a named parameter: after an operator, an opening parenthesis or a comma, or in a text
     * without any number. Elsewhere it may be the bound of a slice, and is left alone.
     */
    NUMERIC,

    /**
     * {@code :name}: a letter or an underscore, then letters, digits and underscores; case counts, and a repeated name is one
     * parameter. {@code ::} and {@code :=} are what they are in SQL.
     *
     * <p>A colon <em>directly</em> behind an operand (a name, a number, a string, a closing parenthesis or bracket, another
     * parameter) begins no parameter: {@code a[lo:hi]}, {@code a[1:n]} and {@code JSON_OBJECT('k':v)} keep their meaning.
     * Hence {@code a[:i]} is the element at the parameter {@code i}; {@code a[: i]} is the slice up to the column {@code i}; a
     * slice between two parameters is {@code a[:lo : :hi]}.
     */
    NAMED,

    /**
     * psycopg's {@code %s} or {@code %(name)s}, one of both in a text; {@code %%} stands for {@code %}, and any other
     * {@code %} is an error.
     *
     * <p>In strings and quoted names, {@code %%} stands for {@code %}, too, so that text written for psycopg keeps its
     * meaning; a placeholder there is an error, because it would not be replaced; and a lone {@code %}, as in
     * {@code LIKE 'a%'}, which psycopg refuses, is left alone. Comments are left alone altogether.
     */
    PYFORMAT
}
