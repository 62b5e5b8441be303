package io.pgadapt.extras.log;

import io.pgadapt.observe.Observation;
import io.pgadapt.observe.Observer;
import io.pgadapt.observe.StatementStart;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs statements when they have ended, failed ones included:
 *
 * <pre>{@code
 * Pgadapt pg = Pgadapt.builder(dsn)
 *         .observer(StatementLog.to(LoggerFactory.getLogger("sql")).slowerThan(Duration.ofMillis(200)))
 *         .build();
 * }</pre>
 *
 * <p>Values are not logged unless {@link #withValues()} asks for them. Of a stream, the end is that of its last row; all sets of an
 * {@code executeMany} are one statement, shown with the values of the first. An exception of the sink or of a filter disturbs nobody; it is logged as a warning
 * of {@code io.pgadapt.observe}.
 *
 * <p>Immutable: the methods return changed copies. Thread-safe as long as sink and filters are.
 */
public final class StatementLog implements Observer {
    private final Consumer<? super LoggedStatement> sink;
    private final Predicate<LoggedStatement> filter;
    private final Values values;

    /** What becomes of values. */
    private enum Values {
        HIDDEN,
        SHOWN
    }

    private StatementLog(Consumer<? super LoggedStatement> sink, Predicate<LoggedStatement> filter, Values values) {
        this.sink = sink;
        this.filter = filter;
        this.values = values;
    }

    /** Returns a log of all statements that writes a line for each, at the level of debugging. */
    public static StatementLog to(Logger logger) {
        return new StatementLog(
                statement -> logger.debug("{}", statement), statement -> logger.isDebugEnabled(), Values.HIDDEN);
    }

    /** Returns a log of all statements that hands each to a sink, on the thread that ran it: {@code System.err::println}. */
    public static StatementLog to(Consumer<? super LoggedStatement> sink) {
        return new StatementLog(sink, statement -> true, Values.HIDDEN);
    }

    /** Returns a log of those statements only that take longer than the limit. */
    public StatementLog slowerThan(Duration limit) {
        return filter(statement -> statement.duration().compareTo(limit) > 0);
    }

    /** Returns a log of those statements only that the condition holds for; they must be let in by earlier filters, too. */
    public StatementLog filter(Predicate<? super LoggedStatement> condition) {
        return new StatementLog(sink, filter.and(condition), values);
    }

    /**
     * Returns a log that shows the parameters' values: their Java texts, long ones cut, and of {@code byte[]} the length. Logs
     * with values are to be guarded as the data is.
     */
    public StatementLog withValues() {
        return new StatementLog(sink, filter, Values.SHOWN);
    }

    @Override
    public Observation running(StatementStart start, List<@Nullable Object> parameters) {
        return outcome -> {
            List<String> shown = values == Values.SHOWN ? ValueTexts.of(parameters) : null;
            LoggedStatement statement = LoggedStatement.of(start, shown, outcome);
            if (filter.test(statement)) {
                sink.accept(statement);
            }
        };
    }
}
