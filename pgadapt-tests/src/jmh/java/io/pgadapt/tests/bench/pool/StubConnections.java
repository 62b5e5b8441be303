package io.pgadapt.tests.bench.pool;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Connections that lead nowhere. */
final class StubConnections {
    private StubConnections() {}

    static Connection create() {
        return (Connection) Proxy.newProxyInstance(
                StubConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> answer(proxy, method.getReturnType()));
    }

    private static @Nullable Object answer(Object proxy, Class<?> type) {
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class) {
            return Connection.TRANSACTION_READ_COMMITTED;
        }
        return type.isInstance(proxy) ? proxy : null;
    }
}
