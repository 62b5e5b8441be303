package io.pgadapt.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pgadapt.Connection;
import io.pgadapt.IsolationLevel;
import io.pgadapt.Notification;
import io.pgadapt.Pending;
import io.pgadapt.Pgadapt;
import io.pgadapt.Pipeline;
import io.pgadapt.RetryPolicy;
import io.pgadapt.TransactionModes;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.extras.log.LoggedStatement;
import io.pgadapt.extras.log.StatementLog;
import io.pgadapt.extras.observe.MicrometerObserver;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The examples of docs/running.md. */
@PgTest
class RunningGuideTest {
    private Connection conn;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE TABLE account (name text PRIMARY KEY, amount numeric)",
                "INSERT INTO account VALUES ('ann', 10), ('bob', 0)");
        conn = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    @Test
    void transactions() {
        // tag::transaction[]
        conn.transaction(tx -> {
            conn.execute("UPDATE account SET amount = amount - 5 WHERE name = 'ann'");
            return conn.execute("UPDATE account SET amount = amount + 5 WHERE name = 'bob'");
        });
        // end::transaction[]
        assertThat(amounts()).containsExactly("5", "5");
        conn.commit();
        // tag::retry[]
        TransactionModes serializable = TransactionModes.defaults().isolation(IsolationLevel.SERIALIZABLE);
        conn.transaction(serializable, RetryPolicy.attempts(5), tx -> {
            return conn.execute("UPDATE account SET amount = amount * 2");
        });
        // end::retry[]
        assertThat(amounts()).containsExactly("10", "10");
    }

    @Test
    void pipelines() {
        // tag::pipeline[]
        try (Pipeline pipeline = conn.pipeline()) {
            Pending<Row> ann = pipeline.execute("SELECT amount FROM account WHERE name = $1", "ann");
            Pending<Row> bob = pipeline.execute("SELECT amount FROM account WHERE name = $1", "bob");
            pipeline.execute("UPDATE account SET amount = 0");
            System.out.println(ann.get().fetchAll() + " " + bob.get().fetchAll());
        }
        // end::pipeline[]
        assertThat(amounts()).containsExactly("0", "0");
        // tag::many[]
        List<List<Object>> accounts = List.of(List.of("cid", 1), List.of("dan", 2));
        conn.cursor().executeMany("INSERT INTO account VALUES ($1, $2)", accounts);
        // end::many[]
        assertThat(amounts()).hasSize(4);
    }

    @Test
    void notifications() {
        conn.autocommit(true);
        List<String> heard = new ArrayList<>();
        // tag::listen[]
        conn.execute("LISTEN news");
        conn.execute("NOTIFY news, 'tea is ready'");
        for (Notification news : conn.notifies().within(Duration.ofMillis(100))) {
            heard.add(news.payload());
        }
        // end::listen[]
        assertThat(heard).containsExactly("tea is ready");
    }

    @Test
    void timeouts() {
        assertThatThrownBy(() -> {
                    // tag::timeout[]
                    conn.statementTimeout(Duration.ofSeconds(10));
                    conn.cursor().statementTimeout(Duration.ofMillis(50)).execute("SELECT pg_sleep(60)");
                    // end::timeout[]
                })
                .isInstanceOf(QueryCanceledError.class);
    }

    @Test
    void observers(PgDatabase database) {
        MeterRegistry registry = new SimpleMeterRegistry();
        // tag::observe[]
        Pgadapt observed = Pgadapt.builder(database.dsn())
                .observer(new MicrometerObserver(registry))
                .build();
        // end::observe[]
        observed.connect().close();
        assertThat(registry.get("pgadapt.connect").timer().count()).isEqualTo(1);
    }

    @Test
    void logs(PgDatabase database) {
        List<LoggedStatement> slow = new ArrayList<>();
        // tag::log[]
        Pgadapt logged = Pgadapt.builder(database.dsn())
                .observer(StatementLog.to(LoggerFactory.getLogger("sql")))
                .observer(StatementLog.to(slow::add)
                        .slowerThan(Duration.ofMillis(10))
                        .withValues())
                .build();
        // end::log[]
        try (Connection connection = logged.connect()) {
            connection.execute("SELECT pg_sleep($1)", 0.02);
        }
        assertThat(slow).singleElement().asString().endsWith("ms, 1 rows: SELECT pg_sleep($1) [$1 = 0.02]");
    }

    private List<String> amounts() {
        return conn.execute("SELECT amount::text FROM account ORDER BY name").fetchAll().stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
