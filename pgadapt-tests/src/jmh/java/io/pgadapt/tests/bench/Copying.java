package io.pgadapt.tests.bench;

import java.io.OutputStream;
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
import org.openjdk.jmh.infra.Blackhole;

/** COPY of so many rows of six columns: in, from Java values, to an empty table; out, as the data are, and as values. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class Copying {
    @Param
    CopyingPeer peer = CopyingPeer.BINARY;

    @Param("1000000")
    int count;

    @SuppressWarnings("NullAway.Init") // by connect()
    private CopyingPeer.Session session;

    @Setup(Level.Trial)
    public void connect() throws Exception {
        session = peer.open(Target.current());
        long copied = session.copyIn(count);
        if (copied != count) {
            throw new IllegalStateException("the driver has copied " + copied + " rows, and not " + count);
        }
    }

    @TearDown(Level.Trial)
    public void disconnect() throws Exception {
        session.close();
    }

    @Benchmark
    public long copyIn() throws Exception {
        return session.copyIn(count);
    }

    @Benchmark
    public long copyOut() throws Exception {
        return session.copyOut(OutputStream.nullOutputStream());
    }

    @Benchmark
    public void copyValues(Blackhole hole) throws Exception {
        session.copyValues((key, account, name, at, amount, active) -> {
            hole.consume(key);
            hole.consume(account);
            hole.consume(name);
            hole.consume(at);
            hole.consume(amount);
            hole.consume(active);
        });
    }
}
