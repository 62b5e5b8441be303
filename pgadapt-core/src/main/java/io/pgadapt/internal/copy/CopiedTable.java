package io.pgadapt.internal.copy;

import io.pgadapt.copy.CopyOptions;
import io.pgadapt.internal.catalog.ColumnQuery;
import io.pgadapt.internal.engine.Caller;
import io.pgadapt.internal.engine.CopyColumns;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.row.Column;
import io.pgadapt.sql.Identifier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table, or some of its columns.
 *
 * @param columns their names; none for all
 */
public record CopiedTable(Identifier table, List<String> columns) implements CopySubject {
    /** Checks that there is a table, and keeps a copy of the columns' names. */
    public CopiedTable {
        Objects.requireNonNull(table, "table is null");
        columns = List.copyOf(columns);
    }

    @Override
    public String in(CopyOptions options) {
        return "COPY " + reference() + " FROM STDIN" + options.sql();
    }

    @Override
    public String out(CopyOptions options) {
        return "COPY " + reference() + " TO STDOUT" + options.sql();
    }

    private String reference() {
        return columns.isEmpty()
                ? table.quoted()
                : columns.stream()
                        .map(column -> Identifier.of(column).quoted())
                        .collect(Collectors.joining(", ", table.quoted() + " (", ")"));
    }

    @Override
    public CopyColumns columns(Session session, Caller caller) {
        String query = ColumnQuery.of(table.quoted(), session.state().serverVersion());
        ParsedSql parsed = session.parse(query, ParameterStyle.NONE);
        CopyColumns all = session.copies().lookUp(parsed, caller);
        if (columns.isEmpty()) {
            return all;
        }
        Map<String, Column> byName =
                all.columns().stream().collect(Collectors.toMap(Column::name, Function.identity()));
        List<Column> named =
                columns.stream().map(byName::get).filter(Objects::nonNull).toList();
        return new CopyColumns(named.size() == columns.size() ? named : List.of(), all.context());
    }
}
