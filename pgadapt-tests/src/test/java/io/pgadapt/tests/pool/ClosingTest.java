package io.pgadapt.tests.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Pgadapt;
import io.pgadapt.pool.ConnectionPool;
import io.pgadapt.pool.PoolObserver;
import io.pgadapt.protocol.message.StartupMessage;
import io.pgadapt.tests.script.Script;
import io.pgadapt.tests.script.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What closing a pool does to what is not done yet. */
@Timeout(30)
class ClosingTest {
    private static final Duration PROMPT = Duration.ofMillis(1500);

    @Test
    void givesUpWhatIsConnectingAndLeavesNoThread() throws Exception {
        CountDownLatch connecting = new CountDownLatch(2);
        Script mute =
                Script.accept().expect(StartupMessage.class).signal(connecting).expectEof();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        try (ScriptedServer server = ScriptedServer.listen(mute, mute)) {
            ConnectionPool pool = ConnectionPool.builder(
                            Pgadapt.builder(server.dsn()).build())
                    .name("mute")
                    .minSize(2)
                    .parallelConnects(2)
                    .observer(new PoolObserver() {
                        @Override
                        public void connectFailed(Throwable why) {
                            failures.add(why);
                        }
                    })
                    .build();
            connecting.await();
            List<Thread> threads = threads("pgadapt-mute");
            assertThat(threads).isNotEmpty();
            long start = System.nanoTime();
            pool.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPT);
            for (Thread thread : threads) {
                thread.join(PROMPT.toMillis());
                assertThat(thread.isAlive()).isFalse();
            }
            assertThat(pool.statistics().now().connecting()).isZero();
        }
        assertThat(failures).isEmpty();
    }

    private static List<Thread> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name))
                .toList();
    }
}
