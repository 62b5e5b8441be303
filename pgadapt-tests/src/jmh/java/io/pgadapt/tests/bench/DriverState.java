package io.pgadapt.tests.bench;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The driver that is measured, connected and found to read what the others read. */
@State(Scope.Benchmark)
public class DriverState {
    @Param
    Peer peer = Peer.PGADAPT;

    @SuppressWarnings("NullAway.Init") // by connect()
    Driver driver;

    @Setup(Level.Trial)
    public void connect() throws Exception {
        Target target = Target.current();
        driver = peer.open(target);
        Agreement.require(driver, target);
    }

    @TearDown(Level.Trial)
    public void disconnect() throws Exception {
        driver.close();
    }
}
