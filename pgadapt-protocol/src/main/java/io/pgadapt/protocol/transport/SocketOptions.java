package io.pgadapt.protocol.transport;

import java.time.Duration;

/**
 * How a TCP connection is kept alive; what libpq calls {@code keepalives*}.
 *
 * <p>Nagle's algorithm is always off. libpq's {@code tcp_user_timeout} has no counterpart here: the JDK offers no such
 * socket option.
 *
 * @param keepAlive whether the operating system probes an idle connection
 * @param keepAliveIdle idle time before the first probe, in whole seconds; zero leaves it to the system
 * @param keepAliveInterval time between probes, in whole seconds; zero leaves it to the system
 * @param keepAliveCount unanswered probes that break the connection; 0 leaves it to the system
 */
public record SocketOptions(boolean keepAlive, Duration keepAliveIdle, Duration keepAliveInterval, int keepAliveCount) {
    private static final SocketOptions DEFAULTS = new SocketOptions(true, Duration.ZERO, Duration.ZERO, 0);

    /** Checks that nothing is negative. */
    public SocketOptions {
        if (keepAliveIdle.isNegative() || keepAliveInterval.isNegative() || keepAliveCount < 0) {
            throw new IllegalArgumentException("keepalive settings cannot be negative: idle " + keepAliveIdle
                    + ", interval " + keepAliveInterval + ", count " + keepAliveCount);
        }
    }

    /** Returns libpq's defaults: keepalives on, their timing left to the system. */
    public static SocketOptions defaults() {
        return DEFAULTS;
    }
}
