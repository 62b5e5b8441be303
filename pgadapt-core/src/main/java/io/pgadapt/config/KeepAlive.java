package io.pgadapt.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How TCP notices that the other side is gone. Without effect on Unix-domain sockets.
 *
 * @param enabled whether probes are sent at all
 * @param idle how long a connection is idle before the first probe; null for the system's default
 * @param interval time between probes; null for the system's default
 * @param count unanswered probes after which the connection is dead; 0 for the system's default
 */
public record KeepAlive(
        boolean enabled, @Nullable Duration idle, @Nullable Duration interval, int count) {}
