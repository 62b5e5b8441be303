package io.pgadapt.copy;

import io.pgadapt.sql.Identifier;
import io.pgadapt.types.Literals;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The options of COPY, those that are not set being the server's. Immutable: each method returns a changed copy.
 *
 * <p>What does not go together, such as a quote without CSV, the server refuses; so it does what its version does not know.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">PostgreSQL manual: COPY</a>
 */
public final class CopyOptions {
    private static final CopyOptions DEFAULTS = new CopyOptions(Map.of(), null);

    private static final String FORMAT = "FORMAT";
    private static final String DELIMITER = "DELIMITER";
    private static final String NULL = "NULL";
    private static final String DEFAULT = "DEFAULT";
    private static final String HEADER = "HEADER";
    private static final String QUOTE = "QUOTE";
    private static final String ESCAPE = "ESCAPE";
    private static final String ENCODING = "ENCODING";
    private static final String FREEZE = "FREEZE";
    private static final String LOG_VERBOSITY = "LOG_VERBOSITY";
    private static final Set<String> OF_ALL_FORMATS = Set.of(FORMAT, ENCODING, FREEZE, LOG_VERBOSITY);

    private static final String TRUE = "true";
    private static final int LAST_ASCII = 0x7E;

    /** For each option its value as SQL has it, in the order in which they were set. */
    private final Map<String, String> clauses;

    /** For options whose value matters to those who write and read rows, the value itself. */
    private final Map<String, String> values;

    private final @Nullable String condition;

    private CopyOptions(Map<String, String> clauses, @Nullable String condition) {
        this(clauses, Map.of(), condition);
    }

    private CopyOptions(Map<String, String> clauses, Map<String, String> values, @Nullable String condition) {
        this.clauses = clauses;
        this.values = values;
        this.condition = condition;
    }

    /** Returns no options: data as they are travel as text, and rows of values in binary where types and options allow. */
    public static CopyOptions defaults() {
        return DEFAULTS;
    }

    /** Returns the text format. */
    public static CopyOptions text() {
        return DEFAULTS.format(CopyFormat.TEXT);
    }

    /** Returns comma separated values. */
    public static CopyOptions csv() {
        return DEFAULTS.format(CopyFormat.CSV);
    }

    /** Returns the binary format. */
    public static CopyOptions binary() {
        return DEFAULTS.format(CopyFormat.BINARY);
    }

    /** Sets the format. */
    public CopyOptions format(CopyFormat format) {
        return with(FORMAT, format.sqlName(), format.name());
    }

    /** Sets what stands between values; a tab in text, a comma in CSV, unless set. */
    public CopyOptions delimiter(char delimiter) {
        return withText(DELIMITER, oneByte(delimiter));
    }

    /**
     * Sets what stands for NULL; {@code \N} in text, nothing without quotes in CSV, unless set. In the text format the server does
     * not protect a value that looks the same: what it sends then is NULL to whoever reads it.
     */
    public CopyOptions nullText(String text) {
        return withText(NULL, text);
    }

    /** Sets what stands for a column's default in data for the server, from PostgreSQL 16 on. */
    public CopyOptions defaultText(String text) {
        return withText(DEFAULT, text);
    }

    /** Says that the first line holds the names of the columns; on the way to the server it is passed over. */
    public CopyOptions header() {
        return with(HEADER, TRUE, TRUE);
    }

    /** Says that the first line holds the names of the columns, and has the server check them, from PostgreSQL 15 on. */
    public CopyOptions headerMatch() {
        return with(HEADER, "match", TRUE);
    }

    /** Sets the quote of CSV, which is a double quote unless set. */
    public CopyOptions quote(char quote) {
        return withText(QUOTE, oneByte(quote));
    }

    /** Sets what stands before a quote within quotes in CSV; the quote itself unless set. */
    public CopyOptions escape(char escape) {
        return withText(ESCAPE, oneByte(escape));
    }

    /** Has values of these columns quoted in CSV from the server. */
    public CopyOptions forceQuote(String... columns) {
        return withClause("FORCE_QUOTE", names(columns));
    }

    /** Has all values but NULL quoted in CSV from the server. */
    public CopyOptions forceQuoteAll() {
        return withClause("FORCE_QUOTE", "*");
    }

    /** Has values of these columns never taken for NULL in CSV for the server. */
    public CopyOptions forceNotNull(String... columns) {
        return withClause("FORCE_NOT_NULL", names(columns));
    }

    /** Has values of these columns taken for NULL even in quotes in CSV for the server. */
    public CopyOptions forceNull(String... columns) {
        return withClause("FORCE_NULL", names(columns));
    }

    /** Sets the encoding of the data, by PostgreSQL's name; the connection's {@code client_encoding} unless set. */
    public CopyOptions encoding(String encoding) {
        return withText(ENCODING, encoding);
    }

    /** Has rows frozen, where the table was created or truncated in the same transaction. */
    public CopyOptions freeze() {
        return withClause(FREEZE, TRUE);
    }

    /** Has rows passed over whose values do not fit their types, from PostgreSQL 17 on; the server tells how many. */
    public CopyOptions ignoreErrors() {
        return withClause("ON_ERROR", "ignore");
    }

    /** Sets how many rows may be passed over, from PostgreSQL 18 on; with {@link #ignoreErrors}. */
    public CopyOptions rejectLimit(long rows) {
        return withClause("REJECT_LIMIT", Long.toString(rows));
    }

    /** Has the server tell of each row that it passes over, by a notice; with {@link #ignoreErrors}. */
    public CopyOptions verbose() {
        return withClause(LOG_VERBOSITY, "verbose");
    }

    /** Has only rows stored for which a condition in SQL holds, on the way to the server. It is SQL: never put data into it. */
    public CopyOptions where(String sqlCondition) {
        return new CopyOptions(clauses, values, sqlCondition);
    }

    /** Returns whether the binary format has all options that are set. */
    public boolean fitBinary() {
        return OF_ALL_FORMATS.containsAll(clauses.keySet());
    }

    /** Returns the format, or null when it is not set. */
    public @Nullable CopyFormat format() {
        String name = values.get(FORMAT);
        return name == null ? null : CopyFormat.valueOf(name);
    }

    /** Returns what stands between values. */
    public char delimiter() {
        return character(DELIMITER, format() == CopyFormat.CSV ? ',' : '\t');
    }

    /** Returns what stands for NULL. */
    public String nullText() {
        return values.getOrDefault(NULL, format() == CopyFormat.CSV ? "" : "\\N");
    }

    /** Returns what stands for a column's default, or null when nothing does. */
    public @Nullable String defaultText() {
        return values.get(DEFAULT);
    }

    /** Returns whether the first line holds names. */
    public boolean hasHeader() {
        return values.containsKey(HEADER);
    }

    /** Returns the quote of CSV. */
    public char quote() {
        return character(QUOTE, '"');
    }

    /** Returns what stands before a quote within quotes of CSV. */
    public char escape() {
        return character(ESCAPE, quote());
    }

    /** Returns the encoding of the data, or null when it is not set. */
    public @Nullable String encoding() {
        return values.get(ENCODING);
    }

    /** Returns what follows the table or the query in SQL; empty when no option is set. */
    public String sql() {
        String options = clauses.entrySet().stream()
                .map(clause -> clause.getKey() + " " + clause.getValue())
                .collect(Collectors.joining(", "));
        return (options.isEmpty() ? "" : " WITH (" + options + ")") + (condition == null ? "" : " WHERE " + condition);
    }

    private CopyOptions withText(String option, String text) {
        return with(option, Literals.quote(text).trim(), text);
    }

    private CopyOptions withClause(String option, String sql) {
        return with(option, sql, sql);
    }

    private CopyOptions with(String option, String sql, String value) {
        Map<String, String> newClauses = new LinkedHashMap<>(clauses);
        newClauses.put(option, sql);
        Map<String, String> newValues = new LinkedHashMap<>(values);
        newValues.put(option, value);
        return new CopyOptions(newClauses, newValues, condition);
    }

    private char character(String option, char otherwise) {
        String text = values.get(option);
        return text == null ? otherwise : text.charAt(0);
    }

    private static String oneByte(char character) {
        if (character == 0 || character > LAST_ASCII) {
            throw new IllegalArgumentException(
                    "COPY takes a single ASCII character here, not U+%04X".formatted((int) character));
        }
        return String.valueOf(character);
    }

    private static String names(String... columns) {
        StringJoiner joined = new StringJoiner(", ", "(", ")");
        Arrays.stream(columns).map(column -> Identifier.of(column).quoted()).forEach(joined::add);
        return joined.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CopyOptions that
                && clauses.equals(that.clauses)
                && Objects.equals(condition, that.condition);
    }

    @Override
    public int hashCode() {
        return Objects.hash(clauses, condition);
    }

    /** Returns the options as SQL has them. */
    @Override
    public String toString() {
        return "CopyOptions[" + sql().trim() + "]";
    }
}
