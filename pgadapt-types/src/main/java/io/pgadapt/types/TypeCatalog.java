package io.pgadapt.types;

import io.pgadapt.types.internal.BuiltinTypes;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one database's types, shared by all connections to it. Safe for use by many threads at once.
 *
 * <p>The built-in types are always known. Others are added by whoever looked them up in {@code pg_type}.
 */
public final class TypeCatalog {
    private final Map<Integer, PgType> byOid = new ConcurrentHashMap<>();
    private final Map<String, PgType> byName = new ConcurrentHashMap<>();
    private final Map<Integer, PgType.Array> arrays = new ConcurrentHashMap<>();
    private final ReentrantLock changing = new ReentrantLock();
    private volatile int generation;

    /** Creates a catalogue that knows the built-in types only. */
    public TypeCatalog() {}

    /** Returns the type of an OID; {@link PgType.Unresolved} when it has not been added. */
    public PgType byOid(int oid) {
        PgType builtin = BuiltinTypes.byOid(oid);
        if (builtin != null) {
            return builtin;
        }
        PgType added = byOid.get(oid);
        return added != null ? added : new PgType.Unresolved(oid);
    }

    /**
     * Returns the type of a name, or null when it has not been added.
     *
     * @param name as in {@code pg_type.typname}, maybe after a schema and a dot, or followed by {@code []}
     */
    public @Nullable PgType byName(String name) {
        if (name.endsWith("[]")) {
            PgType element = byName(name.substring(0, name.length() - 2));
            return element == null ? null : arrayOf(element);
        }
        PgType builtin = BuiltinTypes.byName(name.startsWith("pg_catalog.") ? name.substring(11) : name);
        return builtin != null ? builtin : byName.get(name);
    }

    /** Returns the array type over an element type, or null when none is known. */
    public PgType.@Nullable Array arrayOf(PgType element) {
        PgType.Array builtin = BuiltinTypes.arrayOf(element.oid());
        return builtin != null ? builtin : arrays.get(element.oid());
    }

    /** Adds types as the database describes them; a type that was known under the same OID is replaced. */
    public void add(Collection<? extends PgType> types) {
        changing.lock();
        try {
            types.forEach(this::put);
        } finally {
            changing.unlock();
        }
    }

    /**
     * Adds types as the database described them, unless everything was forgotten since: then they may be out of date.
     *
     * @param since what {@link #generation()} was before the database was asked
     */
    public void add(Collection<? extends PgType> types, int since) {
        changing.lock();
        try {
            if (since == generation) {
                types.forEach(this::put);
            }
        } finally {
            changing.unlock();
        }
    }

    /** Forgets everything that was added, to be looked up again: after DDL has changed types. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock; only reading needs none
    public void clear() {
        changing.lock();
        try {
            generation++;
            byOid.clear();
            byName.clear();
            arrays.clear();
        } finally {
            changing.unlock();
        }
    }

    /** Returns a number that changes whenever everything is forgotten; 0 at first. */
    public int generation() {
        return generation;
    }

    private void put(PgType type) {
        byOid.put(type.oid(), type);
        byName.put(type.name(), type);
        byName.put(type.schema() + "." + type.name(), type);
        if (type instanceof PgType.Array array) {
            arrays.put(array.element().oid(), array);
        }
    }
}
