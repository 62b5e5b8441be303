package io.pgadapt.internal.engine;

import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.sql.Composable;
import io.pgadapt.types.PgType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes SQL that holds its values, for a session as it is now; asks the server only for types that nobody has met yet. */
public final class Composing {
    private final SessionAccess access;
    private final Statements statements;
    private final SessionTypes types;
    private final ClientSql clientSql;

    Composing(SessionAccess access, Statements statements, SessionTypes types, ClientSql clientSql) {
        this.access = access;
        this.statements = statements;
        this.types = types;
        this.clientSql = clientSql;
    }

    /**
     * Returns the text of a composed statement.
     *
     * @param style how the text is going to be read: by {@link Session#parse}, or, without any values, by nobody
     */
    public String compose(Composable statement, ParameterStyle style, Caller caller) {
        return compose(statement, style, caller, names(caller));
    }

    String compose(Composable statement, ParameterStyle style, Caller caller, TypeNames names) {
        Objects.requireNonNull(statement, "statement is null");
        return withoutServer(() -> clientSql.compose(statement, style, caller.types(), names));
    }

    /** Returns the text of a statement as the simple protocol would have it; also of a session that is closed. */
    public String mogrify(ParsedSql sql, @Nullable Object[] values, Caller caller) {
        return withoutServer(() -> clientSql.withLiterals(sql, values, caller.types(), names(caller)));
    }

    /** Names that are not known are asked for while nobody else uses the session. */
    private TypeNames names(Caller caller) {
        return name -> {
            PgType known = types.known(name);
            boolean ask = known instanceof PgType.Unresolved
                    && !access.isClosed()
                    && !caller.tenure().isOver();
            return ask
                    ? access.exclusively(
                            caller, null, () -> statements.typeNames().find(name))
                    : known;
        };
    }

    private static String withoutServer(SessionAccess.Action<String> action) {
        try {
            return Objects.requireNonNull(action.run());
        } catch (IOException e) {
            throw new UncheckedIOException("whoever asks the server deals with its loss", e);
        }
    }
}
