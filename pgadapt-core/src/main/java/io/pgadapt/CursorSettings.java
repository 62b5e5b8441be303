package io.pgadapt;

import io.pgadapt.config.BatchMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.internal.engine.Caller;
import io.pgadapt.internal.engine.Tenure;
import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.types.CodecRegistry;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be set on a cursor of any kind; at first as on its connection. What runs with it runs in its name. */
final class CursorSettings implements Caller {
    private static final int DEFAULT_ITER_SIZE = 2000;

    private final Tenure tenure;
    private CodecRegistry types;
    private Placeholders placeholders;
    private BatchMode batchMode;
    private Duration statementTimeout;
    private int arraySize = 1;
    private int iterSize = DEFAULT_ITER_SIZE;

    CursorSettings(Connection connection, Tenure tenure) {
        this.tenure = tenure;
        this.types = connection.types();
        this.placeholders = connection.placeholders();
        this.batchMode = connection.batchMode();
        this.statementTimeout = connection.statementTimeout();
    }

    @Override
    public CodecRegistry types() {
        return types;
    }

    void types(UnaryOperator<CodecRegistry.Builder> change) {
        types = change.apply(types.newBuilder()).build();
    }

    @Override
    public Duration statementTimeout() {
        return statementTimeout;
    }

    @Override
    public Tenure tenure() {
        return tenure;
    }

    void statementTimeout(Duration timeout) {
        statementTimeout = Timeouts.requireValid(timeout);
    }

    Placeholders placeholders() {
        return placeholders;
    }

    void placeholders(Placeholders newPlaceholders) {
        placeholders = newPlaceholders;
    }

    /** Returns how a statement marks parameters that are given by position; without any, nothing is a mark. */
    ParameterStyle style(@Nullable Object[] values) {
        if (values.length == 0) {
            return ParameterStyle.NONE;
        }
        return placeholders == Placeholders.PYFORMAT ? ParameterStyle.PYFORMAT : ParameterStyle.NUMERIC;
    }

    /** Returns how a statement marks parameters that are given by name. */
    ParameterStyle namedStyle() {
        return placeholders == Placeholders.PYFORMAT ? ParameterStyle.PYFORMAT : ParameterStyle.NAMED;
    }

    BatchMode batchMode() {
        return batchMode;
    }

    void batchMode(BatchMode mode) {
        batchMode = mode;
    }

    int arraySize() {
        return arraySize;
    }

    void arraySize(int rows) {
        arraySize = requirePositive(rows);
    }

    int iterSize() {
        return iterSize;
    }

    void iterSize(int rows) {
        iterSize = requirePositive(rows);
    }

    private static int requirePositive(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException(rows + " rows at a time; at least 1 is needed");
        }
        return rows;
    }
}
