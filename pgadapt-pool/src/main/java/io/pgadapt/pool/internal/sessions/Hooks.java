package io.pgadapt.pool.internal.sessions;

import io.pgadapt.Connection;
import java.util.function.Consumer;

/**
 * What a pool's owner does with connections.
 *
 * @param configure sets a new one up, and again one whose settings were undone
 * @param check fails for one that should not be lent
 * @param reset does what is to be done when one is given back
 */
public record Hooks(Consumer<Connection> configure, Consumer<Connection> check, Consumer<Connection> reset) {
    @SuppressWarnings("UnnecessaryLambda") // compared with, to see whether there is a hook
    private static final Consumer<Connection> NOTHING = connection -> {};

    /** Does nothing. */
    public static final Hooks NONE = new Hooks(NOTHING, NOTHING, NOTHING);

    /** Returns these with another way to set up connections. */
    public Hooks configuredBy(Consumer<Connection> hook) {
        return new Hooks(hook, check, reset);
    }

    /** Returns these with another check. */
    public Hooks checkedBy(Consumer<Connection> hook) {
        return new Hooks(configure, hook, reset);
    }

    /** Returns these with another reset. */
    public Hooks resetBy(Consumer<Connection> hook) {
        return new Hooks(configure, check, hook);
    }

    boolean hasConfigure() {
        return configure != NOTHING;
    }

    boolean hasCheck() {
        return check != NOTHING;
    }

    boolean hasReset() {
        return reset != NOTHING;
    }
}
