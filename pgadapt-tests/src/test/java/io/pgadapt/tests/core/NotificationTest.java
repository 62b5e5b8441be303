package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Notification;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.AdminShutdown;
import io.pgadapt.row.Row;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** LISTEN and NOTIFY. */
@PgTest
@Timeout(60)
class NotificationTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private Connection listener;
    private Connection sender;
    private ExecutorService threads;

    @BeforeEach
    void connect(PgDatabase database) {
        listener = Pgadapt.connect(database.dsn()).autocommit(true);
        sender = Pgadapt.connect(database.dsn()).autocommit(true);
        threads = Executors.newCachedThreadPool();
        listener.execute("LISTEN news");
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        listener.close();
        sender.close();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    private void send(String payload) {
        sender.execute("SELECT pg_notify('news', $1)", payload);
    }

    private Notification sent(String payload) {
        return new Notification("news", payload, sender.info().backendPid());
    }

    private Notification own(String payload) {
        return new Notification("news", payload, listener.info().backendPid());
    }

    @Test
    @Parity("C50")
    void waitsForTheNextOne() {
        Future<@Nullable Notification> waiting =
                threads.submit(() -> listener.notifies().poll(LONG));
        send("tea");
        assertThat(result(waiting)).isEqualTo(sent("tea"));
        assertThat(listener.notifies().poll()).isNull();
    }

    @Test
    void findsNothingWhenTimeIsUp() {
        long start = System.nanoTime();
        assertThat(listener.notifies().poll(Duration.ofMillis(50))).isNull();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
        assertThat(listener.notifies().poll()).isNull();
        assertThat(listener.execute("SELECT 1").fetchOne()).isNotNull();
    }

    @Test
    @Parity({"C48", "C49"})
    void keepsWhatArrivesWithStatements() {
        send("a");
        send("b");
        listener.execute("SELECT 1");
        listener.execute("NOTIFY news");
        assertThat(listener.notifies().drain()).containsExactly(sent("a"), sent("b"), own(""));
        assertThat(listener.notifies().drain()).isEmpty();
    }

    @Test
    void readsWhatHasArrivedWithoutAStatement() {
        listener.notifies().poll();
        send("quiet");
        List<Notification> taken = new ArrayList<>();
        long deadline = System.nanoTime() + LONG.toNanos();
        while (taken.isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            taken.addAll(listener.notifies().drain());
        }
        assertThat(taken).containsExactly(sent("quiet"));
    }

    @Test
    void iteratesForATime() {
        IntStream.range(0, 5).forEach(i -> send(String.valueOf(i)));
        List<String> payloads = new ArrayList<>();
        for (Notification notification : listener.notifies().within(LONG)) {
            payloads.add(notification.payload());
            if (payloads.size() == 5) {
                break;
            }
        }
        assertThat(payloads).containsExactly("0", "1", "2", "3", "4");
        assertThat(listener.notifies().within(Duration.ofMillis(20))).isEmpty();
    }

    @Test
    @Parity("C50")
    void deliversAfterTheTransactionOnly() {
        listener.autocommit(false);
        listener.execute("SELECT 1");
        send("later");
        listener.execute("SELECT 2");
        assertThat(listener.notifies().poll()).isNull();
        listener.commit();
        assertThat(listener.notifies().poll(LONG)).isEqualTo(sent("later"));
    }

    @Test
    void takesBackAListenThatIsRolledBack() {
        listener.execute("UNLISTEN *");
        listener.autocommit(false);
        listener.execute("LISTEN other");
        listener.rollback();
        sender.execute("NOTIFY other");
        listener.execute("SELECT 1");
        listener.rollback();
        assertThat(listener.notifies().poll()).isNull();
    }

    @Test
    void listensUntilUnlisten() {
        send("one");
        listener.execute("SELECT 1");
        listener.execute("UNLISTEN news");
        send("two");
        listener.execute("SELECT 1");
        assertThat(listener.notifies().drain()).containsExactly(sent("one"));
    }

    @Test
    @Parity("C49")
    void tellsChannelsAndLongPayloadsApart() {
        listener.execute("LISTEN \"Grüße, Welt\"");
        String payload = "€".repeat(2600);
        sender.execute("SELECT pg_notify('Grüße, Welt', $1)", payload);
        assertThat(listener.notifies().poll(LONG))
                .isEqualTo(
                        new Notification("Grüße, Welt", payload, sender.info().backendPid()));
    }

    @Test
    @Parity("C48")
    void handsThemOverInsteadOfKeepingThem() {
        List<Notification> handed = new ArrayList<>();
        listener.onNotification(handed::add);
        listener.execute("NOTIFY news, 'x'");
        assertThat(handed).containsExactly(own("x"));
        assertThat(listener.notifies().poll()).isNull();
        listener.onNotification(null);
        listener.execute("NOTIFY news, 'y'");
        assertThat(listener.notifies().poll()).isEqualTo(own("y"));
        assertThat(handed).hasSize(1);
    }

    @Test
    void letsTheHandlerRunStatements() {
        List<Object> found = new ArrayList<>();
        listener.onNotification(n -> found.add(listener.execute("SELECT upper($1::text)", n.payload())
                .fetchAll()
                .get(0)
                .get(0, String.class)));
        send("waiting");
        while (found.isEmpty()) {
            assertThat(listener.notifies().poll(Duration.ofMillis(20))).isNull();
        }
        assertThat(found).containsExactly("WAITING");
    }

    @Test
    void losesAndDoublesNothingWhateverTheConnectionDoes() {
        int count = 2000;
        Future<?> sending = threads.submit(() -> IntStream.range(0, count).forEach(i -> send(String.valueOf(i))));
        List<String> payloads = new ArrayList<>();
        while (payloads.size() < count) {
            listener.execute("SELECT * FROM generate_series(1, 100)").fetchAll();
            try (Stream<?> rows = listener.cursor().iterSize(10).stream("SELECT * FROM generate_series(1, 100)")) {
                assertThat(rows.limit(15)).hasSize(15);
                take(payloads, listener.notifies().poll());
            }
            assertThatThrownBy(() -> listener.execute("SELECT 1 / 0")).hasMessageContaining("zero");
            take(payloads, listener.notifies().poll(Duration.ofMillis(1)));
            listener.notifies().drain().forEach(n -> take(payloads, n));
        }
        result(sending);
        assertThat(payloads)
                .containsExactlyElementsOf(
                        IntStream.range(0, count).mapToObj(String::valueOf).toList());
    }

    private static void take(List<String> payloads, @Nullable Notification notification) {
        if (notification != null) {
            payloads.add(notification.payload());
        }
    }

    @Test
    void refusesToWaitForeverWithinTheHandler() {
        List<String> refused = new ArrayList<>();
        listener.onNotification(n -> {
            assertThat(listener.notifies().poll()).isNull();
            for (Duration wait : List.of(LONG, Duration.ofDays(100_000))) {
                assertThatThrownBy(() -> listener.notifies().poll(wait))
                        .isInstanceOf(ProgrammingError.class)
                        .hasMessageContaining("handler");
            }
            assertThatThrownBy(() -> listener.notifies().iterator().hasNext()).isInstanceOf(ProgrammingError.class);
            refused.add(n.payload());
        });
        listener.execute("NOTIFY news, 'with a statement'");
        send("while listening");
        while (refused.size() < 2) {
            assertThat(listener.notifies().poll(Duration.ofMillis(20))).isNull();
        }
        assertThat(refused).containsExactly("with a statement", "while listening");
        listener.onNotification(null);
        send("afterwards");
        assertThat(listener.notifies().poll(LONG)).isEqualTo(sent("afterwards"));
    }

    @Test
    void waitsWithoutTheTimeLimitOfTheLastStatement(PgDatabase database) {
        Cursor<Row> cursor = listener.cursor().iterSize(10).statementTimeout(Duration.ofMillis(50));
        Iterator<Row> rows =
                cursor.stream("SELECT i FROM generate_series(1, 1000) i").iterator();
        rows.next();
        database.query("SELECT pg_sleep(0.06)");
        assertThat(listener.notifies().poll(Duration.ofMillis(1))).isNull();
        assertThat(rows).toIterable().hasSize(999);
    }

    @Test
    @Parity("C50")
    void letsOtherThreadsUseTheConnectionWhileOneWaits() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Future<@Nullable Notification> waiting = threads.submit(() -> {
            started.countDown();
            return listener.notifies().poll(LONG);
        });
        started.await();
        List<Future<?>> users = IntStream.range(0, 4)
                .<Future<?>>mapToObj(thread -> threads.submit(() -> {
                    for (int i = 0; i < 200; i++) {
                        assertThat(listener.execute("SELECT $1::int", i).fetchAll())
                                .hasSize(1);
                    }
                }))
                .toList();
        users.forEach(NotificationTest::result);
        assertThat(waiting.isDone()).isFalse();
        send("now");
        assertThat(result(waiting)).isEqualTo(sent("now"));
    }

    @Test
    void givesEachToOneOfThoseWhoWait() {
        int count = 300;
        List<Future<List<String>>> takers = IntStream.range(0, 3)
                .mapToObj(i -> threads.submit(() -> {
                    List<String> taken = new ArrayList<>();
                    for (Notification n : listener.notifies()) {
                        if (n.payload().equals("end")) {
                            break;
                        }
                        taken.add(n.payload());
                    }
                    return taken;
                }))
                .toList();
        IntStream.range(0, count).forEach(i -> send(String.valueOf(i)));
        IntStream.range(0, 3).forEach(i -> send("end"));
        List<String> all =
                takers.stream().flatMap(taker -> result(taker).stream()).toList();
        Set<String> expected =
                IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.toSet());
        assertThat(new HashSet<>(all)).isEqualTo(expected);
        assertThat(all).hasSize(count);
    }

    @Test
    @Parity("C50")
    void waitsWithoutUsingTheProcessor() throws Exception {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        AtomicReference<Long> used = new AtomicReference<>();
        Future<@Nullable Notification> waiting = threads.submit(() -> {
            listener.notifies().poll(Duration.ofMillis(1));
            long before = bean.getCurrentThreadCpuTime();
            Notification taken = listener.notifies().poll(LONG);
            used.set(bean.getCurrentThreadCpuTime() - before);
            return taken;
        });
        assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS)).isNotNull();
        send("wake up");
        assertThat(result(waiting)).isNotNull();
        assertThat(used.get()).isLessThan(50_000_000L);
    }

    @Test
    void endsTheWaitOfAnInterruptedThreadAndKeepsTheConnection() throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        Future<Boolean> waiting = threads.submit(() -> {
            thread.complete(Thread.currentThread());
            Iterator<Notification> arrivals = listener.notifies().iterator();
            return !arrivals.hasNext() && Thread.currentThread().isInterrupted();
        });
        thread.get().interrupt();
        assertThat(result(waiting)).isTrue();
        send("still there");
        assertThat(listener.notifies().poll(LONG)).isEqualTo(sent("still there"));
    }

    @Test
    void endsTheWaitWhenTheConnectionIsClosed() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Future<@Nullable Notification> waiting = threads.submit(() -> {
            started.countDown();
            return listener.notifies().poll(LONG);
        });
        started.await();
        listener.close();
        assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(InterfaceError.class);
    }

    @Test
    void givesWhatHasArrivedBeforeItTellsThatTheConnectionIsLost() {
        listener.execute("NOTIFY news, 'last'");
        sender.execute("SELECT pg_terminate_backend($1::int)", listener.info().backendPid());
        assertThat(listener.notifies().poll(LONG)).isEqualTo(own("last"));
        assertThatThrownBy(() -> listener.notifies().poll(LONG))
                .isInstanceOf(AdminShutdown.class)
                .isInstanceOf(OperationalError.class);
        assertThat(listener.isBroken()).isTrue();
        assertThatThrownBy(() -> listener.notifies().poll()).isInstanceOf(InterfaceError.class);
    }

    private static <T extends @Nullable Object> T result(Future<T> future) {
        try {
            return future.get(40, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the thread did not do its work", e);
        }
    }
}
