package io.pgadapt.tests.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.pool.ConnectionPool;
import io.pgadapt.pool.PoolClosed;
import io.pgadapt.pool.PoolTimeout;
import io.pgadapt.pool.SimpleConnectionPool;
import io.pgadapt.pool.internal.jfr.PoolEvents;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What flight recordings have of pools. */
@PgTest
@Timeout(60)
class FlightRecordingTest {
    private static final String BORROW = "io.pgadapt.PoolBorrow";
    private static final String LEASE = "io.pgadapt.PoolLease";
    private static final Duration SHORT = Duration.ofMillis(30);

    @TempDir
    Path directory;

    private Pgadapt pgadapt;

    @BeforeEach
    void connect(PgDatabase database) {
        pgadapt = Pgadapt.builder(database.dsn()).build();
    }

    private ConnectionPool pool() {
        return ConnectionPool.builder(pgadapt)
                .name("till")
                .minSize(1)
                .maxSize(1)
                .build();
    }

    private static Recording recordingOf(String... events) {
        Recording recording = new Recording();
        for (String event : events) {
            recording.enable(event).withoutThreshold();
        }
        recording.start();
        return recording;
    }

    private List<RecordedEvent> events(Recording recording, String name) throws IOException {
        Path file = directory.resolve(name + ".jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }

    @Test
    void tellsOfEachBorrowingHowLongItTookAndWhetherItCameToNothing() throws IOException {
        ConnectionPool pool = pool();
        try (Recording recording = recordingOf(BORROW)) {
            Connection held = pool.connection();
            assertThatThrownBy(() -> pool.connection(SHORT)).isInstanceOf(PoolTimeout.class);
            held.close();
            pool.close();
            assertThatThrownBy(pool::connection).isInstanceOf(PoolClosed.class);

            List<RecordedEvent> borrowings = events(recording, BORROW);
            assertThat(borrowings)
                    .extracting(event -> event.getString("pool") + " " + event.getString("error"))
                    .containsExactly(
                            "till null", "till " + PoolTimeout.class.getName(), "till " + PoolClosed.class.getName());
            assertThat(borrowings.get(1).getDuration()).isGreaterThanOrEqualTo(SHORT);
            assertThat(borrowings).allSatisfy(FlightRecordingTest::assertBlamesTheCaller);
        }
    }

    @Test
    void tellsOfEachUseHowLongItTookAndWhetherOthersCanUseTheConnection() throws IOException {
        try (Recording recording = recordingOf(LEASE);
                ConnectionPool pool = pool()) {
            pool.with(connection -> connection.execute("SELECT pg_sleep(0.03)"));
            try (Connection broken = pool.connection()) {
                assertThatThrownBy(() -> broken.execute("SELECT pg_terminate_backend(pg_backend_pid())"))
                        .isNotNull();
            }

            List<RecordedEvent> uses = events(recording, LEASE);
            assertThat(uses)
                    .extracting(event -> event.getString("pool") + " " + event.getBoolean("reusable"))
                    .containsExactly("till true", "till false");
            assertThat(uses.get(0).getDuration()).isGreaterThanOrEqualTo(SHORT);
            assertThat(uses).allSatisfy(FlightRecordingTest::assertBlamesTheCaller);
        }
    }

    private static void assertBlamesTheCaller(RecordedEvent event) {
        assertThat(event.getThread().getJavaThreadId())
                .isEqualTo(Thread.currentThread().getId());
        assertThat(event.getStackTrace().getFrames())
                .extracting(frame -> frame.getMethod().getType().getName())
                .contains(FlightRecordingTest.class.getName());
    }

    @Test
    void tellsOfTheUseOfWhatIsGivenBackToBeClosed() throws IOException {
        try (Recording recording = recordingOf(LEASE);
                SimpleConnectionPool pool = new SimpleConnectionPool(1, 1, pgadapt)) {
            pool.putConnAndClose(pool.getConn());

            assertThat(events(recording, LEASE))
                    .extracting(event -> event.getBoolean("reusable"))
                    .containsExactly(false);
        }
    }

    @Test
    void tellsOnlyWhatIsAskedFor() throws IOException {
        try (Recording recording = recordingOf(LEASE);
                ConnectionPool pool = pool()) {
            recording.disable(BORROW); // by itself a recording takes all events that it knows
            pool.connection().close();

            assertThat(events(recording, LEASE)).hasSize(1);
            assertThat(events(recording, BORROW)).isEmpty();
        }
    }

    @Test
    void makesNothingWhileNobodyRecords() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        PoolEvents.end(PoolEvents.beginBorrow(), "till", null);
        PoolEvents.end(PoolEvents.beginLease(), "till", true);
        int rounds = 10_000;
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < rounds; i++) {
            PoolEvents.end(PoolEvents.beginBorrow(), "till", null);
            PoolEvents.end(PoolEvents.beginLease(), "till", true);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(rounds);
    }
}
