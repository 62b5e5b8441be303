package io.pgadapt.extras.rows;

import io.pgadapt.row.Description;
import io.pgadapt.row.RowFactory;
import io.pgadapt.row.RowMaker;
import java.util.EnumSet;
import java.util.Set;

/**
 * Makes records by their canonical constructor; see {@link Rows#record}. Immutable: the methods return changed copies.
 * Thread-safe; one factory may serve any number of cursors and results.
 *
 * @param <R> the record class
 */
public final class RecordRows<R extends Record> implements RowFactory<R> {
    private final RecordShape shape;
    private final Matching matching;
    private final Set<Allowance> allowances;
    private final LastMaker<R> last = new LastMaker<>();

    private RecordRows(RecordShape shape, Matching matching, Set<Allowance> allowances) {
        this.shape = shape;
        this.matching = matching;
        this.allowances = allowances;
    }

    static <R extends Record> RecordRows<R> of(Class<R> type) {
        return new RecordRows<>(RecordShape.of(type), Matching.BY_NAME, EnumSet.noneOf(Allowance.class));
    }

    /** Returns a factory whose records take the columns in their order, whatever their names are. */
    public RecordRows<R> byPosition() {
        return new RecordRows<>(shape, Matching.BY_POSITION, allowances);
    }

    /** Returns a factory that ignores columns which no component takes. */
    public RecordRows<R> ignoringSurplus() {
        return allowing(Allowance.SURPLUS_COLUMNS);
    }

    /**
     * Returns a factory whose components may lack a column: they are what they would be for NULL. Those of primitive types
     * still need one, unless {@link #nullAsZero()} is asked for, too.
     */
    public RecordRows<R> allowingMissing() {
        return allowing(Allowance.MISSING_COLUMNS);
    }

    /** Returns a factory for which NULL in a component of a primitive type is zero or false. */
    public RecordRows<R> nullAsZero() {
        return allowing(Allowance.NULL_AS_ZERO);
    }

    /** Returns a factory that ignores surplus columns, allows missing ones, and takes NULL for zero. */
    public RecordRows<R> lenient() {
        return new RecordRows<>(shape, matching, EnumSet.allOf(Allowance.class));
    }

    @Override
    public RowMaker<R> forResult(Description description) {
        return last.of(description, this::bind);
    }

    @SuppressWarnings("unchecked") // the shape is that of R
    private RowMaker<R> bind(Description description) {
        return (RowMaker<R>)
                (RowMaker<?>) new RecordBinder(new ResultColumns(description), matching, allowances).bind(shape);
    }

    private RecordRows<R> allowing(Allowance more) {
        return new RecordRows<>(shape, matching, Allowance.and(allowances, more));
    }
}
