package io.pgadapt;

import io.pgadapt.internal.connect.ConnectResources;
import io.pgadapt.protocol.transport.Transport;
import java.util.function.UnaryOperator;

/** In this package for the sake of what only benchmarks and tests may replace. */
public final class TapedConnection {
    private TapedConnection() {}

    /** Connects over a transport that the decorator is put around. */
    public static Connection connect(String dsn, UnaryOperator<Transport> decorator) {
        return Pgadapt.builder(dsn)
                .resources(ConnectResources.create().withDecorator(decorator))
                .build()
                .connect();
    }
}
