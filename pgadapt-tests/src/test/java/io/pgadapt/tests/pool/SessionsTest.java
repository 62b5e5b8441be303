package io.pgadapt.tests.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Pgadapt;
import io.pgadapt.SessionCleanup;
import io.pgadapt.pool.internal.sessions.Hooks;
import io.pgadapt.pool.internal.sessions.PooledSession;
import io.pgadapt.pool.internal.sessions.Sessions;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a pool finds out about its idle sessions, at times that the test chooses. */
@PgTest
class SessionsTest {
    private static final long MILLISECOND = 1_000_000;
    private static final long NOW = 42;

    @Test
    void aSessionIsLookedAtOncePerMillisecond(PgDatabase database) {
        Sessions sessions = new Sessions(
                Pgadapt.builder(database.dsn()).build(),
                Hooks.NONE,
                SessionCleanup.CHANGED,
                Duration.ofSeconds(20),
                failure -> false,
                failure -> {});
        PooledSession session = sessions.create();
        assertThat(sessions.isUsable(session, NOW)).isTrue();
        int pid = session.session().connection().info().backendPid();
        database.query("SELECT pg_terminate_backend(" + pid + ", 5000)");
        assertThat(sessions.isUsable(session, NOW + MILLISECOND - 1)).isTrue();
        assertThat(sessions.isUsable(session, NOW + MILLISECOND)).isFalse();
        sessions.close(session);
    }
}
