package io.pgadapt.tests.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.sqlstate.DivisionByZero;
import io.pgadapt.errors.sqlstate.UndefinedObject;
import io.pgadapt.extras.observe.MicrometerObserver;
import io.pgadapt.extras.observe.OpenTelemetryObserver;
import io.pgadapt.observe.Observer;
import io.pgadapt.replication.CopyBoth;
import io.pgadapt.replication.ReplicationMessage;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What metrics, traces and flight recordings have in them. */
@PgTest
class ObserverBindingsTest {

    private static void work(PgDatabase database, Observer observer) {
        try (Connection connection =
                Pgadapt.builder(database.dsn()).observer(observer).build().connect()) {
            connection.execute("/* first */ SELECT generate_series(1, $1)", 5);
            assertThatThrownBy(() -> connection.execute("SELECT 1 / $1::int", 0))
                    .isInstanceOf(DivisionByZero.class);
            connection.rollback();
            connection.copyExpert("CREATE TEMP TABLE t (a int); COPY t FROM STDIN", new StringReader("1\n2\n"));
        }
    }

    @Test
    void metersByOperationAndOutcome(PgDatabase database) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        work(database, new MicrometerObserver(registry));
        assertThat(registry.get("pgadapt.connect")
                        .tag("outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("pgadapt.statement")
                        .tags("operation", "SELECT", "outcome", "success")
                        .timer()
                        .totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
        assertThat(registry.get("pgadapt.statement")
                        .tags("operation", "SELECT", "outcome", "22012")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("pgadapt.statement.rows").summary().totalAmount())
                .isEqualTo(5);
        assertThat(registry.get("pgadapt.copy")
                        .tags("direction", "in", "outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("pgadapt.copy.rows").summary().totalAmount()).isEqualTo(2);
        assertThat(registry.get("pgadapt.copy.bytes").summary().totalAmount()).isEqualTo(4);
        assertThat(registry.get("pgadapt.transaction")
                        .tags("action", "rollback", "outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aNestedCommentGivesNoOperation(PgDatabase database) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (Connection connection = Pgadapt.builder(database.dsn())
                .observer(new MicrometerObserver(registry))
                .build()
                .connect()) {
            connection.execute("/* one /* two */ three */ SELECT 1");
        }
        assertThat(registry.get("pgadapt.statement").timer().getId().getTag("operation"))
                .isEqualTo("OTHER");
    }

    @Test
    void tracesSpansWithTheConventionalAttributes(PgDatabase database) {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build()) {
            OpenTelemetrySdk telemetry =
                    OpenTelemetrySdk.builder().setTracerProvider(provider).build();
            work(database, new OpenTelemetryObserver(telemetry));
            check(spans.getFinishedSpanItems());
        }
    }

    private static void check(List<SpanData> finished) {
        assertThat(finished).hasSize(5).allMatch(span -> span.getKind() == SpanKind.CLIENT);
        SpanData select = finished.get(1);
        assertThat(select.getName()).startsWith("SELECT ");
        assertThat(attribute(select, "db.system.name")).isEqualTo("postgresql");
        assertThat(attribute(select, "db.operation.name")).isEqualTo("SELECT");
        assertThat(attribute(select, "db.query.text")).contains("generate_series(1, $1)");
        assertThat(select.getAttributes().get(AttributeKey.longKey("db.response.returned_rows")))
                .isEqualTo(5);
        SpanData failed = finished.get(2);
        assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(attribute(failed, "db.response.status_code")).isEqualTo("22012");
        assertThat(attribute(failed, "error.type")).isEqualTo(DivisionByZero.class.getName());
        assertThat(finished.get(3).getName()).startsWith("ROLLBACK ");
        SpanData copy = finished.get(4);
        assertThat(copy.getName()).startsWith("COPY ");
        assertThat(copy.getAttributes().get(AttributeKey.longKey("pgadapt.copy.bytes")))
                .isEqualTo(4);
    }

    private static String attribute(SpanData span, String name) {
        return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(name)));
    }

    @Test
    void recordsEventsWhileARecordingRuns(PgDatabase database, @TempDir Path directory) throws IOException {
        Path file = directory.resolve("events.jfr");
        try (Recording recording = new Recording()) {
            for (String event : List.of("Connect", "Statement", "Copy", "Transaction", "Notification")) {
                recording.enable("io.pgadapt." + event).withoutThreshold();
            }
            recording.start();
            work(database, new Observer() {});
            try (Connection connection = Pgadapt.connect(database.dsn()).autocommit(true)) {
                connection.execute("LISTEN a");
                connection.execute("NOTIFY a, 'secret'");
            }
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        assertThat(events)
                .extracting(event -> event.getEventType().getName())
                .contains("io.pgadapt.Connect", "io.pgadapt.Transaction", "io.pgadapt.Notification");
        List<RecordedEvent> statements = events.stream()
                .filter(event -> event.getEventType().getName().equals("io.pgadapt.Statement"))
                .toList();
        assertThat(statements)
                .extracting(event -> event.getString("sql") + " [" + event.getString("parameterTypes") + "] "
                        + event.getLong("rows") + " " + event.getString("error"))
                .contains(
                        "/* first */ SELECT generate_series(1, $1) [int4] 5 null",
                        "SELECT 1 / $1::int [int4] -1 " + DivisionByZero.class.getName());
        assertThat(events)
                .filteredOn(event -> event.getEventType().getName().equals("io.pgadapt.Copy"))
                .extracting(event -> event.getString("direction") + " " + event.getLong("rows") + " "
                        + event.getLong("bytes") + " " + event.getString("sql"))
                .containsExactly("IN 2 4 CREATE TEMP TABLE t (a int); COPY t FROM STDIN");
    }

    @Test
    void metersReplicationStreamsWhileTheyRunAndWhenTheyHaveEnded(PgDatabase database) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        replicate(
                database,
                new MicrometerObserver(registry),
                () -> assertThat(registry.get("pgadapt.replication.active")
                                .tag("database", database.name())
                                .longTaskTimer()
                                .activeTasks())
                        .isEqualTo(1));
        assertThat(registry.get("pgadapt.replication.active").longTaskTimer().activeTasks())
                .isZero();
        assertThat(registry.get("pgadapt.replication")
                        .tags("end", "left", "outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("pgadapt.replication")
                        .tags("end", "failed", "outcome", "42704")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("pgadapt.replication.messages").summary().totalAmount())
                .isEqualTo(3);
        assertThat(registry.get("pgadapt.replication.bytes").summary().totalAmount())
                .isEqualTo(47);
    }

    @Test
    void tracesReplicationStreams(PgDatabase database) {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build()) {
            OpenTelemetrySdk telemetry =
                    OpenTelemetrySdk.builder().setTracerProvider(provider).build();
            replicate(database, new OpenTelemetryObserver(telemetry), () -> {});
            checkStreams(spans.getFinishedSpanItems().stream()
                    .filter(span -> span.getName().equals("START_REPLICATION " + database.name()))
                    .toList());
        }
    }

    private static void checkStreams(List<SpanData> streams) {
        assertThat(streams).hasSize(2);
        SpanData failed = streams.get(0);
        assertThat(attribute(failed, "pgadapt.replication.end")).isEqualTo("failed");
        assertThat(attribute(failed, "db.response.status_code")).isEqualTo("42704");
        SpanData left = streams.get(1);
        assertThat(left.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(attribute(left, "db.query.text")).startsWith("START_REPLICATION SLOT");
        assertThat(attribute(left, "pgadapt.replication.end")).isEqualTo("left");
        assertThat(left.getAttributes().get(AttributeKey.longKey("pgadapt.replication.messages")))
                .isEqualTo(3);
        assertThat(left.getAttributes().get(AttributeKey.longKey("pgadapt.replication.bytes")))
                .isEqualTo(47);
    }

    @Test
    void recordsReplicationStreams(PgDatabase database, @TempDir Path directory) throws IOException {
        Path file = directory.resolve("events.jfr");
        try (Recording recording = new Recording()) {
            for (String other : List.of("Statement", "Copy", "Transaction", "Notification")) {
                recording.disable("io.pgadapt." + other);
            }
            recording.enable("io.pgadapt.Replication").withoutThreshold();
            recording.start();
            replicate(database, null, () -> {});
            recording.stop();
            recording.dump(file);
        }
        assertThat(RecordingFile.readAllEvents(file))
                .filteredOn(event -> event.getEventType().getName().equals("io.pgadapt.Replication"))
                .extracting(event -> event.getString("end") + " " + event.getLong("messages") + " "
                        + event.getLong("bytes") + " " + event.getString("error"))
                .containsExactly("FAILED -1 -1 " + UndefinedObject.class.getName(), "LEFT 3 47 null");
    }

    /** One stream that does not come about, and one that brings a transaction and is left. */
    private static void replicate(PgDatabase database, @Nullable Observer observer, Runnable meanwhile) {
        Pgadapt.Builder builder = Pgadapt.builder(database.dsn("replication=database"));
        if (observer != null) {
            builder.observer(observer);
        }
        database.execute("CREATE TABLE t (a int)");
        String command = "START_REPLICATION SLOT \"" + database.name()
                + "\" LOGICAL 0/0 (\"include-xids\" 'off', \"skip-empty-xacts\" 'on')";
        try (Connection connection = builder.build().connect()) {
            assertThatThrownBy(() -> connection.copyBoth(command)).isInstanceOf(UndefinedObject.class);
            connection.execute("CREATE_REPLICATION_SLOT \"" + database.name() + "\" TEMPORARY LOGICAL test_decoding");
            try (CopyBoth stream = connection.copyBoth(command)) {
                meanwhile.run();
                database.execute("INSERT INTO t VALUES (1)");
                int messages = 0;
                while (messages < 3) {
                    messages += stream.read(Duration.ofSeconds(20)) instanceof ReplicationMessage ? 1 : 0;
                }
            }
        }
    }
}
