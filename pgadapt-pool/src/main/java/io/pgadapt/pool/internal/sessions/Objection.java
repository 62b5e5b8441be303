package io.pgadapt.pool.internal.sessions;

/**
 * Why connections that work are not used.
 *
 * @param what what the hook does with connections that has refused them
 * @param count how many it has refused, one after the other
 * @param failure how it has failed for the last one
 */
public record Objection(String what, int count, Throwable failure) {}
