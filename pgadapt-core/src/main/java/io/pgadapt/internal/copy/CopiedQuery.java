package io.pgadapt.internal.copy;

import io.pgadapt.copy.CopyOptions;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.engine.Caller;
import io.pgadapt.internal.engine.CopyColumns;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.sql.ParameterStyle;
import java.util.Objects;

/** The result of a query. */
public record CopiedQuery(String query) implements CopySubject {
    /** Checks that there is a query: without one, COPY would look for a table named null. */
    public CopiedQuery {
        Objects.requireNonNull(query, "query is null");
    }

    @Override
    public String in(CopyOptions options) {
        throw new ProgrammingError(ErrorReport.of("a query can be copied from the server only; name a table")
                .inSql(query)
                .beforeWriting());
    }

    /** A comment at the query's end must not swallow the parenthesis. */
    @Override
    public String out(CopyOptions options) {
        return "COPY (" + query + "\n) TO STDOUT" + options.sql();
    }

    @Override
    public CopyColumns columns(Session session, Caller caller) {
        return session.copies().describe(session.parse(query, ParameterStyle.NONE), caller);
    }
}
