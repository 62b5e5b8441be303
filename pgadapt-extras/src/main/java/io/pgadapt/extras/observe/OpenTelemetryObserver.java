package io.pgadapt.extras.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.pgadapt.errors.PgException;
import io.pgadapt.observe.ConnectStart;
import io.pgadapt.observe.CopyStart;
import io.pgadapt.observe.Observation;
import io.pgadapt.observe.Observer;
import io.pgadapt.observe.Outcome;
import io.pgadapt.observe.ReplicationStart;
import io.pgadapt.observe.StatementStart;
import io.pgadapt.observe.TransactionEnd;

/**
 * Makes spans of what connections do with OpenTelemetry; {@code opentelemetry-api} must be on the path. Attributes follow
 * the semantic conventions for databases; the statement's text is among them, values are not. Thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/database/postgresql/">Semantic conventions for PostgreSQL client
 *     operations</a>
 */
public final class OpenTelemetryObserver implements Observer {
    private static final String SYSTEM = "postgresql";

    private final Tracer tracer;

    /** Creates an observer that makes its spans by the given API, as children of the current one. */
    public OpenTelemetryObserver(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer("io.pgadapt");
    }

    @Override
    public Observation connecting(ConnectStart start) {
        Span span = begin("CONNECT", start.database())
                .setAttribute("server.address", start.hosts())
                .startSpan();
        return outcome -> end(span, outcome);
    }

    @Override
    public Observation running(StatementStart start) {
        Span span = begin(Operation.of(start.sql()), start.database())
                .setAttribute("db.query.text", start.sql())
                .startSpan();
        return outcome -> endWithRows(span, outcome);
    }

    @Override
    public Observation copying(CopyStart start) {
        Span span = begin("COPY", start.database())
                .setAttribute("db.query.text", start.sql())
                .startSpan();
        return outcome -> {
            setIfKnown(span, "pgadapt.copy.bytes", outcome.bytes());
            endWithRows(span, outcome);
        };
    }

    @Override
    public Observation replicating(ReplicationStart start) {
        Span span = begin(Operation.of(start.command()), start.database())
                .setAttribute("db.query.text", start.command())
                .startSpan();
        return outcome -> {
            setIfKnown(span, "pgadapt.replication.messages", outcome.messages());
            setIfKnown(span, "pgadapt.replication.bytes", outcome.bytes());
            span.setAttribute(
                    "pgadapt.replication.end", Operation.lowerCase(outcome.end().name()));
            end(span, outcome);
        };
    }

    @Override
    public Observation ending(TransactionEnd end) {
        Span span = begin(end.action().name(), end.database()).startSpan();
        return outcome -> end(span, outcome);
    }

    private SpanBuilder begin(String operation, String database) {
        return tracer.spanBuilder(operation + " " + database)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("db.system.name", SYSTEM)
                .setAttribute("db.namespace", database)
                .setAttribute("db.operation.name", operation);
    }

    private static void endWithRows(Span span, Outcome outcome) {
        setIfKnown(span, "db.response.returned_rows", outcome.rows());
        end(span, outcome);
    }

    private static void setIfKnown(Span span, String attribute, long count) {
        if (count >= 0) {
            span.setAttribute(attribute, count);
        }
    }

    private static void end(Span span, Outcome outcome) {
        Throwable error = outcome.error();
        if (error != null) {
            String sqlState = error instanceof PgException e ? e.sqlState() : null;
            if (sqlState != null) {
                span.setAttribute("db.response.status_code", sqlState);
            }
            span.setAttribute("error.type", error.getClass().getName());
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
