package io.pgadapt.internal.call;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.sql.Identifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The call of a function or a procedure, whichever there is. Which of several of one name is meant is up to the server. */
public final class RoutineCall {
    private final Identifier name;
    private final RoutineArguments arguments;

    /**
     * A statement that calls a routine.
     *
     * @param sql with {@code $1}, {@code $2} as placeholders
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record Text(String sql, @Nullable Object[] values) {}

    /** Creates the call of a routine of that name. */
    public RoutineCall(Identifier name, RoutineArguments arguments) {
        this.name = Objects.requireNonNull(name, "name is null");
        this.arguments = arguments;
    }

    /**
     * Returns the statement that calls it, for which the catalogue is asked each time: nobody tells a session that another one
     * has replaced a routine, and with the statement for the old one the new one might be called, with NULL for a parameter
     * in the place of one that was OUT.
     *
     * @throws ProgrammingError when it is not clear which one is meant
     */
    public Text text(Session session) {
        List<Routine> known = routines(session);
        Map<String, Text> possible = new LinkedHashMap<>();
        known.stream().filter(arguments::fit).map(this::text).forEach(text -> possible.put(text.sql(), text));
        if (possible.size() > 1) {
            throw new ProgrammingError(ErrorReport.of("it is not clear which one to call: of the routines named "
                            + name.quoted() + ", several take these arguments, and each in its own way: "
                            + String.join("; ", possible.keySet()) + "; execute one of these")
                    .beforeWriting());
        }
        return possible.isEmpty()
                ? unknown(known)
                : possible.values().iterator().next();
    }

    private List<Routine> routines(Session session) {
        if (session.state().serverVersion() < RoutineQuery.FIRST_WITH_PROCEDURES) {
            return List.of();
        }
        RowBuffer rows = session.ask(RoutineQuery.of(name)).rows();
        return rows.rows(0, rows.size()).stream().map(RoutineQuery::routine).toList();
    }

    private Text text(Routine routine) {
        ArgumentList list = new ArgumentList();
        arguments.write(routine, list);
        return text(routine.isProcedure(), list);
    }

    /** The server knows best what is wrong. */
    private Text unknown(List<Routine> known) {
        ArgumentList list = new ArgumentList();
        arguments.write(list);
        boolean onlyProcedures = !known.isEmpty() && known.stream().allMatch(Routine::isProcedure);
        return text(onlyProcedures, list);
    }

    private Text text(boolean isProcedure, ArgumentList list) {
        String verb = isProcedure ? "CALL " : "SELECT * FROM ";
        return new Text(verb + name.quoted() + "(" + list + ")", list.values());
    }
}
