package io.pgadapt.types.internal.codec;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The items of a collection or an array of objects, when all of them are of one class, or null: what almost all arrays are,
 * and what one look at each item tells.
 *
 * @param items in order; of an array the array itself, so only to be read
 * @param sample one of those that are not null
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record UniformItems(@Nullable Object[] items, Object sample, boolean hasNulls) {

    /** Returns the items of a value; null when they are not uniform, or there are none but nulls. */
    static @Nullable UniformItems of(Object value) {
        @Nullable Object[] items = items(value);
        Object sample = null;
        boolean hasNulls = false;
        for (int i = 0; i < items.length; i++) {
            Object item = items[i];
            if (item == null) {
                hasNulls = true;
            } else if (sample == null) {
                sample = item;
            } else if (item.getClass() != sample.getClass()) {
                return null;
            }
        }
        return sample == null ? null : new UniformItems(items, sample, hasNulls);
    }

    private static @Nullable Object[] items(Object value) {
        if (value instanceof Object[] array) {
            return array;
        }
        return value instanceof Collection<?> collection ? collection.toArray() : new Object[0];
    }
}
