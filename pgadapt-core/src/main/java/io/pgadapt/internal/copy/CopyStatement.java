package io.pgadapt.internal.copy;

import io.pgadapt.copy.CopyOptions;
import io.pgadapt.internal.engine.Caller;
import io.pgadapt.internal.engine.CopyColumns;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.sql.ParameterStyle;
import java.util.List;

/** Whatever a statement says. */
public record CopyStatement(String sql) implements CopySubject {

    @Override
    public String in(CopyOptions options) {
        return sql;
    }

    @Override
    public String out(CopyOptions options) {
        return sql;
    }

    /** Only its user knows. */
    @Override
    public CopyColumns columns(Session session, Caller caller) {
        return session.copies().named(List.of(), session.parse(sql, ParameterStyle.NONE), caller);
    }

    @Override
    public boolean takesOptions() {
        return false;
    }
}
