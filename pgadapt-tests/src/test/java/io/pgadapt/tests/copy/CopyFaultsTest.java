package io.pgadapt.tests.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Notification;
import io.pgadapt.Pending;
import io.pgadapt.Pgadapt;
import io.pgadapt.Pipeline;
import io.pgadapt.TransactionStatus;
import io.pgadapt.copy.CopyIn;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.errors.sqlstate.AdminShutdown;
import io.pgadapt.row.Row;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.script.TcpProxy;
import io.pgadapt.tests.server.OwnSession;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** COPY whose source, target, server, user or network does not play along. */
@PgTest
@Timeout(60)
class CopyFaultsTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    private Connection conn;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute("CREATE TABLE t (a int)");
        conn = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    private void assertUsable() {
        conn.rollback();
        assertThat(conn.execute("SELECT count(*) FROM t").fetchAll().get(0).getInt(0))
                .isZero();
    }

    /** Gives lines without end, and does something before the one of that number. */
    private static InputStream endless(int when, Runnable action) {
        byte[] lines = "1\n".repeat(2048).getBytes(UTF_8);
        AtomicInteger reads = new AtomicInteger();
        return new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read in pieces");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (reads.incrementAndGet() == when) {
                    action.run();
                }
                System.arraycopy(lines, 0, buffer, offset, lines.length);
                return lines.length;
            }
        };
    }

    @Test
    @Parity("Y7")
    void keepsTheCauseWhenASourceFails() {
        for (Exception failure : List.of(new IOException("disk gone"), new IllegalStateException("ill"))) {
            InputStream source = new InputStream() {
                @Override
                public int read() throws IOException {
                    if (failure instanceof IOException e) {
                        throw e;
                    }
                    throw (RuntimeException) failure;
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    return read();
                }
            };
            assertThatThrownBy(() -> conn.copyFrom(source, "t"))
                    .isInstanceOf(QueryCanceledError.class)
                    .hasMessageContaining(failure.getMessage())
                    .hasCause(failure);
            assertThat(conn.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
            assertThatThrownBy(conn::commit).hasCauseInstanceOf(QueryCanceledError.class);
            assertUsable();
        }
    }

    @Test
    void takesNothingFromAStreamForAFailureRatherThanForItsEnd() {
        InputStream source = new InputStream() {
            private int reads;

            @Override
            public int read() {
                throw new AssertionError("read in pieces");
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                target[offset] = '1';
                target[offset + 1] = '\n';
                return ++reads == 2 ? 0 : 2;
            }
        };
        assertThatThrownBy(() -> conn.copyFrom(source, "t"))
                .isInstanceOf(QueryCanceledError.class)
                .hasMessageContaining("the stream gave nothing");
        assertUsable();
    }

    @Test
    @Parity("Y9")
    void throwsTheTargetsOwnExceptionAndGoesOn() {
        IOException full = new IOException("disk full");
        OutputStream target = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw full;
            }
        };
        assertThatThrownBy(() ->
                        conn.copyQuery("SELECT generate_series(1, 100000)").to(target))
                .isSameAs(full);
        assertThat(conn.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        assertThat(conn.execute("SELECT 1").fetchAll()).hasSize(1);
    }

    @Test
    void lettingRowsFailStoresNothing() {
        RuntimeException ill = new IllegalStateException("ill");
        Stream<List<Integer>> rows = Stream.of(1, 2, 3).map(i -> {
            if (i == 3) {
                throw ill;
            }
            return List.of(i);
        });
        assertThatThrownBy(() -> conn.copy("t").fromRows(rows)).isSameAs(ill);
        assertUsable();
    }

    @Test
    void noticesTheServersObjectionWhileDataFlow() {
        byte[] bad = "1\nx\n".getBytes(UTF_8);
        InputStream good = endless(-1, () -> {});
        InputStream source = new SequenceInputStream(new ByteArrayInputStream(bad), good);
        assertThatThrownBy(() -> conn.copyFrom(source, "t"))
                .isInstanceOf(DataError.class)
                .hasMessageContaining("line 2");
        assertUsable();
        assertThatThrownBy(() -> {
                    try (CopyIn in = conn.copyExpert("COPY t FROM STDIN").in()) {
                        while (true) {
                            in.row("x");
                        }
                    }
                })
                .isInstanceOf(DataError.class)
                .hasMessageContaining("line 1");
        assertUsable();
    }

    @Test
    void noticesAnObjectionToALotOfDataWithoutDeadlock() {
        conn.execute("CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE NOTICE '%', repeat('x', 2000); RETURN NULL; END $$");
        conn.execute("CREATE TRIGGER shout BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION shout()");
        AtomicInteger heard = new AtomicInteger();
        conn.onNotice(notice -> heard.incrementAndGet());
        byte[] lines = "1\n".repeat(20_000).getBytes(UTF_8);
        conn.copyFrom(new ByteArrayInputStream(lines), "t");
        assertThat(heard).hasValue(20_000);
    }

    @Test
    void isCancelledFromAnotherThreadWhileItSends() {
        InputStream source =
                endless(20, () -> CompletableFuture.runAsync(conn::cancel).join());
        assertThatThrownBy(() -> conn.copyFrom(source, "t")).isInstanceOf(QueryCanceledError.class);
        assertUsable();
    }

    @Test
    void isCancelledBetweenTwoRows() {
        try (CopyIn in = conn.copy("t").in()) {
            in.row(1);
            CompletableFuture.runAsync(conn::cancel).join();
            assertThatThrownBy(in::finish).isInstanceOf(QueryCanceledError.class);
        }
        assertUsable();
        assertThat(conn.copy("t").fromRows(List.of(List.of(1)))).isEqualTo(1);
        assertUsable();
    }

    @Test
    void isCancelledWhileItReceives() {
        AtomicInteger writes = new AtomicInteger();
        OutputStream target = new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void write(byte[] data, int offset, int length) {
                if (writes.incrementAndGet() == 3) {
                    CompletableFuture.runAsync(conn::cancel).join();
                }
            }
        };
        assertThatThrownBy(() ->
                        conn.copyQuery("SELECT generate_series(1, 100000000)").to(target))
                .isInstanceOf(QueryCanceledError.class);
        assertUsable();
    }

    @Test
    void isCancelledByInterruption() {
        Thread self = Thread.currentThread();
        assertThatThrownBy(() -> conn.copyFrom(endless(20, self::interrupt), "t"))
                .isInstanceOf(QueryCanceledError.class);
        assertThat(Thread.interrupted()).isTrue();
        assertUsable();
        assertThatThrownBy(() ->
                        conn.copyQuery("SELECT pg_sleep(50)").to(interrupting(self, OutputStream.nullOutputStream())))
                .isInstanceOf(QueryCanceledError.class);
        assertThat(Thread.interrupted()).isTrue();
        assertUsable();
    }

    private static OutputStream interrupting(Thread thread, OutputStream target) {
        thread.interrupt();
        return target;
    }

    @Test
    void limitsEachWaitForTheServerAndNotTheWhole() throws IOException {
        conn.statementTimeout(Duration.ofMillis(700));
        assertThat(conn.copyQuery("SELECT i, repeat('x', 70000), pg_sleep(0.2) FROM generate_series(1, 6) i")
                        .to(OutputStream.nullOutputStream()))
                .isEqualTo(6);
        conn.statementTimeout(SHORT);
        assertThatThrownBy(() -> conn.copyQuery("SELECT pg_sleep(50)").to(OutputStream.nullOutputStream()))
                .isInstanceOf(QueryCanceledError.class)
                .hasMessageContaining("timeout of 200 ms");
        assertUsable();
        conn.execute("CREATE FUNCTION doze() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN PERFORM pg_sleep(50); RETURN NULL; END $$");
        conn.execute("CREATE TRIGGER doze BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION doze()");
        assertThatThrownBy(() -> conn.copyFrom(endless(-1, () -> {}), "t")).isInstanceOf(QueryCanceledError.class);
        assertUsable();
    }

    @Test
    void givesUpAServerThatIsDeaf(PgDatabase database) throws Exception {
        CompletableFuture<Void> in = CompletableFuture.runAsync(() -> deaf(database, true));
        deaf(database, false);
        in.get();
    }

    private static void deaf(PgDatabase database, boolean in) {
        try (TcpProxy proxy = TcpProxy.to(database.host(), database.port());
                Connection conn = Pgadapt.connect(database.dsn("host=" + proxy.host() + "&port=" + proxy.port()))) {
            conn.execute("SELECT 1");
            conn.statementTimeout(SHORT);
            OutputStream target = new OutputStream() {
                @Override
                public void write(int b) {
                    proxy.freeze();
                }
            };
            assertThatThrownBy(() -> {
                        if (in) {
                            conn.copyFrom(endless(20, proxy::freeze), "t");
                        } else {
                            conn.copyQuery("SELECT generate_series(1, 100000000)")
                                    .to(target);
                        }
                    })
                    .isInstanceOf(OperationalError.class)
                    .hasMessageContaining("connection is lost");
            assertThat(conn.isBroken()).isTrue();
            proxy.thaw();
        }
    }

    @Test
    @OwnSession
    void givesTheServersLastWords(PgDatabase database) {
        int pid = conn.info().backendPid();
        conn.execute("SELECT 1");
        Runnable kill = () -> database.execute("SELECT pg_terminate_backend(" + pid + ", 5000)");
        assertThatThrownBy(() -> {
                    try (CopyIn in = conn.copy("t").in()) {
                        in.row(1);
                        kill.run();
                        in.finish();
                    }
                })
                .isInstanceOf(AdminShutdown.class);
        assertThat(conn.isBroken()).isTrue();
    }

    @Test
    @Parity("Y15")
    void keepsOtherThreadsWaiting() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Stream<List<Integer>> rows = Stream.of(1, 2, 3).map(i -> {
            begun.countDown();
            await(asked);
            return List.of(i);
        });
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> {
            await(begun);
            asked.countDown();
            return conn.execute("SELECT count(*) FROM t").fetchAll().get(0).getInt(0);
        });
        assertThat(conn.copy("t").fromRows(rows)).isEqualTo(3);
        assertThat(other.get()).isEqualTo(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusesASourceThatUsesTheConnection() {
        InputStream source = endless(3, () -> conn.execute("SELECT 1"));
        assertThatThrownBy(() -> conn.copyFrom(source, "t"))
                .isInstanceOf(QueryCanceledError.class)
                .hasCauseInstanceOf(ProgrammingError.class);
        assertUsable();
    }

    @Test
    void letsATargetUseTheConnection() throws IOException {
        AtomicInteger bytes = new AtomicInteger();
        OutputStream target = new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void write(byte[] data, int offset, int length) {
                bytes.addAndGet(length);
                conn.execute("SELECT 1");
            }
        };
        conn.copyQuery("SELECT 'x' FROM generate_series(1, 100000)").to(target);
        assertThat(bytes).hasValue(200_000);
    }

    @Test
    void runsBesideAPipelineThatIsOpen() {
        try (Pipeline pipeline = conn.pipeline()) {
            Pending<Row> before = pipeline.execute("SELECT 1 FROM t");
            assertThat(conn.copyFrom(new StringReader("1\n2\n"), "t")).isEqualTo(2);
            try (CopyIn in = conn.copy("t").in()) {
                in.row(3);
                assertThatThrownBy(() -> pipeline.execute("SELECT 1"))
                        .isInstanceOf(ProgrammingError.class)
                        .hasMessageContaining("COPY");
                assertThat(in.row(4).finish()).isEqualTo(2);
            }
            Pending<Row> after = pipeline.execute("SELECT 1 FROM t");
            assertThat(before.get().rowCount()).isZero();
            assertThat(after.get().rowCount()).isEqualTo(4);
        }
    }

    @Test
    @OwnSession
    void losesNoNotification(PgDatabase database) {
        conn.autocommit(true);
        conn.execute("LISTEN news");
        InputStream source = new SequenceInputStream(
                limited(endless(5, () -> database.execute("NOTIFY news, 'in'")), 20), InputStream.nullInputStream());
        conn.copyFrom(source, "t");
        database.execute("NOTIFY news, 'out'");
        conn.execute("SELECT 1");
        assertThat(conn.notifies().drain()).extracting(Notification::payload).containsExactly("in", "out");
    }

    private static InputStream limited(InputStream source, int reads) {
        AtomicInteger left = new AtomicInteger(reads);
        return new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read in pieces");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return left.getAndDecrement() > 0 ? source.read(buffer, offset, length) : -1;
            }
        };
    }

    @Test
    void closesTheConnectionInTheMiddle(PgDatabase database) {
        CopyIn in = conn.copy("t").in();
        in.row(1);
        conn.close();
        in.close();
        assertThat(database.query("SELECT count(*) FROM t")).isEqualTo(List.of(Arrays.asList("0")));
    }

    @Test
    void refusesTypesThatAreNotThoseOfTheData() {
        assertThatThrownBy(() -> conn.copyExpert("COPY (SELECT 1, 2) TO STDOUT")
                        .types("int4")
                        .rows())
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("2 columns");
        assertUsable();
    }
}
