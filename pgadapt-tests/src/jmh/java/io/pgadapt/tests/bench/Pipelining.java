package io.pgadapt.tests.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** A hundred point queries that do not wait for each other, and their rows; counted per query. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class Pipelining {
    static final int QUERIES = 100;

    private static final int STRIDE = 7919;

    @Param
    PipeliningPeer peer = PipeliningPeer.PGADAPT;

    private int id;

    @SuppressWarnings("NullAway.Init") // by connect()
    private PipeliningPeer.Session session;

    @Setup(Level.Trial)
    public void connect() throws Exception {
        session = peer.open(Target.current());
        Checksum checksum = new Checksum();
        session.points(ids(), checksum);
        if (!checksum.toString().equals(expected())) {
            throw new IllegalStateException("the driver reads " + checksum + ", and not " + expected());
        }
    }

    @TearDown(Level.Trial)
    public void disconnect() throws Exception {
        session.close();
    }

    @Benchmark
    @OperationsPerInvocation(QUERIES)
    public void pipelining(Blackhole hole) throws Exception {
        session.points(ids(), (key, account, name, at, amount, active) -> {
            hole.consume(key);
            hole.consume(account);
            hole.consume(name);
            hole.consume(at);
            hole.consume(amount);
            hole.consume(active);
        });
    }

    private int[] ids() {
        int[] ids = new int[QUERIES];
        for (int i = 0; i < QUERIES; i++) {
            id = (id + STRIDE) % BenchServer.ROWS;
            ids[i] = id + 1;
        }
        return ids;
    }

    /** What one query after the other reads. */
    private static String expected() throws Exception {
        Checksum checksum = new Checksum();
        try (Driver driver = Peer.PGADAPT.open(Target.current())) {
            for (int i = 1; i <= QUERIES; i++) {
                driver.point((int) ((long) i * STRIDE % BenchServer.ROWS) + 1, checksum);
            }
        }
        return checksum.toString();
    }
}
