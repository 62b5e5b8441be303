package io.pgadapt.tests.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A NOTIFY on one connection, and waiting for it on another that listens. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class Notifying {
    @Param
    NotifyingPeer peer = NotifyingPeer.PGADAPT;

    @SuppressWarnings("NullAway.Init") // by connect()
    private NotifyingPeer.Session session;

    @Setup(Level.Trial)
    public void connect() throws Exception {
        session = peer.open(Target.current());
    }

    @TearDown(Level.Trial)
    public void disconnect() throws Exception {
        session.close();
    }

    @Benchmark
    public String notifying() throws Exception {
        return session.roundTrip();
    }
}
