package io.pgadapt.pool.internal.resource;

/** Why a resource leaves a pool. */
enum Departure {
    /** It is broken. */
    LOST,
    /** It came back in a state in which nobody else can use it. */
    RETURNED_BAD,
    /** It is too old, or was made before the last drain. */
    EXPIRED,
    /** It is not needed. */
    SURPLUS
}
