package io.pgadapt.observe;

/** What waits for the end of something that an {@link Observer} saw begin. */
@FunctionalInterface
public interface Observation {
    /** Waits for nothing. */
    Observation NONE = outcome -> {};

    /** It has ended. Called once. */
    void ended(Outcome outcome);
}
