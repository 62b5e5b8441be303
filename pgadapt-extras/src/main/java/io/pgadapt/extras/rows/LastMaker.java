package io.pgadapt.extras.rows;

import io.pgadapt.row.Description;
import io.pgadapt.row.RowMaker;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The maker that a factory has made last. A statement that runs again has the same description, so that a query of one row
 * need not look for its names again. Thread-safe.
 */
final class LastMaker<R extends @Nullable Object> {
    private volatile @Nullable Known<R> last;

    /** Returns the maker for a description; makes it if that is another than last time. */
    @SuppressWarnings("ReferenceEquality") // descriptions are immutable, and those that are equal are the same
    RowMaker<R> of(Description description, Function<? super Description, ? extends RowMaker<R>> factory) {
        Known<R> known = last;
        if (known == null || known.description() != description) {
            known = new Known<>(description, factory.apply(description));
            last = known;
        }
        return known.maker();
    }

    private record Known<R extends @Nullable Object>(Description description, RowMaker<R> maker) {}
}
