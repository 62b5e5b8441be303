package io.pgadapt.internal.sql;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What statements may leave in a session beyond their transaction, as far as their text tells. It is rather told of once too
 * often; what functions do that statements call is known for the server's own functions only.
 */
public enum Trace {
    /** Settings, temporary tables, locks, subscriptions, cursors. */
    STATE,
    /** Statements that were prepared by SQL, besides. */
    STATEMENTS;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE;

    /** What changes a setting without SET, unless it is for the transaction only. */
    private static final String SETTING = "set_config(?!\\s*\\([^()']*(?:'[^']*'[^()']*)*,\\s*true\\s*\\))"
            + "|\\bupdate\\s+(?:pg_catalog\\s*\\.\\s*)?pg_settings\\b";

    /** Within whatever statement. */
    private static final Pattern TELLTALE = Pattern.compile(
            SETTING + "|advisory_lock|\\btemp(?:orary)?\\b|pg_temp|setseed|nextval|\\bserial|dblink_connect"
                    + "|slot\\s*\\(|\\bwith\\s+hold\\b|\\bsession\\b",
            FLAGS);

    /** What leaves nothing behind, of the statements whose kind does not tell. */
    private static final Pattern HARMLESS =
            Pattern.compile("\\s*(?:EXPLAIN|SHOW|LOCK|NOTIFY|FETCH|MOVE|CLOSE)\\b[^;]*;?\\s*", FLAGS);

    /** Settings that end with the transaction. */
    private static final Pattern LOCAL =
            Pattern.compile("\\s*SET\\s+(?:LOCAL|TRANSACTION|CONSTRAINTS)\\b[^;]*;?\\s*", FLAGS);

    private static final Pattern PREPARE = Pattern.compile("\\bPREPARE\\b", FLAGS);

    /** Returns what statements may leave behind, given their text; null when nothing. */
    static @Nullable Trace of(List<StatementKind> kinds, String text) {
        Trace worst = null;
        for (StatementKind kind : kinds) {
            Trace trace = of(kind, text);
            worst = trace == null || worst == STATEMENTS ? worst : trace;
        }
        return worst;
    }

    private static @Nullable Trace of(StatementKind kind, String text) {
        boolean sure = switch (kind) {
            case SET -> !LOCAL.matcher(text).matches();
            // what is taken away may have been set up by the session's owner
            case RESET, DISCARD, DEALLOCATE, CALL -> true;
            case OTHER, COMMAND -> !HARMLESS.matcher(text).matches();
            default -> false;
        };
        if (kind == StatementKind.OTHER && PREPARE.matcher(text).find()) {
            return STATEMENTS;
        }
        return sure || TELLTALE.matcher(text).find() ? STATE : null;
    }
}
