package io.pgadapt.extras.rows;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map whose keys are shared with the other rows of a result, until a key comes or goes: from then on it has a map of its
 * own. That saves most of the memory that a {@link LinkedHashMap} per row would take.
 */
final class RowMap extends AbstractMap<String, @Nullable Object> {
    private final NameIndex keys;
    private final @Nullable Object[] values;

    /** Holds everything once it is there; keys and values are what they were, then. */
    private @Nullable Map<String, @Nullable Object> own;

    RowMap(NameIndex keys, @Nullable Object[] values) {
        this.keys = keys;
        this.values = values;
    }

    @Override
    public int size() {
        return own == null ? values.length : own.size();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return own == null ? keys.find(key) >= 0 : own.containsKey(key);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        if (own != null) {
            return own.get(key);
        }
        int position = keys.find(key);
        return position < 0 ? null : values[position];
    }

    @Override
    public @Nullable Object put(String key, @Nullable Object value) {
        int position = own == null ? keys.find(key) : -1;
        return position < 0 ? own().put(key, value) : replace(position, value);
    }

    @Override
    public @Nullable Object remove(@Nullable Object key) {
        return containsKey(key) ? own().remove(key) : null;
    }

    @Override
    public void clear() {
        own = new LinkedHashMap<>();
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return new Entries();
    }

    private @Nullable Object replace(int position, @Nullable Object value) {
        @Nullable Object before = values[position];
        values[position] = value;
        return before;
    }

    private Map<String, @Nullable Object> own() {
        Map<String, @Nullable Object> map = own;
        if (map == null) {
            map = new LinkedHashMap<>();
            for (int i = 0; i < values.length; i++) {
                map.put(keys.name(i), values[i]);
            }
            own = map;
        }
        return map;
    }

    private final class Entries extends AbstractSet<Entry<String, @Nullable Object>> {
        @Override
        public int size() {
            return RowMap.this.size();
        }

        @Override
        public Iterator<Entry<String, @Nullable Object>> iterator() {
            return own == null ? new SharedKeys() : own.entrySet().iterator();
        }
    }

    /** Walks over shared keys; the first removal goes on in a map of the row's own, at the same place. */
    private final class SharedKeys implements Iterator<Entry<String, @Nullable Object>> {
        private int next;
        private @Nullable Iterator<Entry<String, @Nullable Object>> rest;

        @Override
        public boolean hasNext() {
            return rest == null ? next < values.length : rest.hasNext();
        }

        @Override
        public Entry<String, @Nullable Object> next() {
            if (rest != null) {
                return rest.next();
            }
            if (own != null) {
                throw new ConcurrentModificationException();
            }
            if (next == values.length) {
                throw new NoSuchElementException();
            }
            return new Pair(next++);
        }

        @Override
        public void remove() {
            if (rest == null) {
                if (next == 0) {
                    throw new IllegalStateException();
                }
                rest = own().entrySet().iterator();
                for (int i = 0; i < next; i++) {
                    rest.next();
                }
            }
            rest.remove();
        }
    }

    private final class Pair extends SimpleEntry<String, @Nullable Object> {
        private static final long serialVersionUID = 1L;

        Pair(int position) {
            super(keys.name(position), values[position]);
        }

        @Override
        public @Nullable Object setValue(@Nullable Object value) {
            put(getKey(), value);
            return super.setValue(value);
        }
    }
}
