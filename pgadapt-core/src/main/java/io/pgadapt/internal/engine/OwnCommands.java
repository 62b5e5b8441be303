package io.pgadapt.internal.engine;

import io.pgadapt.types.CodecRegistry;
import java.time.Duration;

/** A session itself, as far as it runs what belongs to nobody's cursor. */
final class OwnCommands implements Caller {
    private final Tenure tenure;
    private volatile Duration statementTimeout;

    OwnCommands(Duration statementTimeout, Tenure tenure) {
        this.tenure = tenure;
        this.statementTimeout = statementTimeout;
    }

    @Override
    public CodecRegistry types() {
        return CodecRegistry.defaults();
    }

    @Override
    public Duration statementTimeout() {
        return statementTimeout;
    }

    @Override
    public Tenure tenure() {
        return tenure;
    }

    /** Sets how long each call may wait for the server. */
    void statementTimeout(Duration timeout) {
        statementTimeout = timeout;
    }
}
