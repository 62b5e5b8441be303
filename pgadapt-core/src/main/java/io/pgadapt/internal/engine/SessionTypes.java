package io.pgadapt.internal.engine;

import io.pgadapt.errors.DataError;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.internal.catalog.RecordFields;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.types.PgType;
import io.pgadapt.types.TypeCatalog;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a session knows of its database's types.
 *
 * <p>That is what all sessions know together, until the session changes types in a transaction: what it then sees is
 * nobody else's, and kept apart until the transaction ends. Then everybody forgets. Not thread-safe: the session locks.
 */
final class SessionTypes {
    private static final TypeCatalog BUILTIN = new TypeCatalog();
    private static final PgType UNSPECIFIED = BUILTIN.byOid(PgType.UNSPECIFIED);
    private static final int UNSEEN = -1;

    /** Temporary tables that come and go with each job, TRUNCATE and GRANT leave types as they are. */
    private static final Pattern CHANGE =
            Pattern.compile("\\b(?:alter|drop|type|domain|extension|view|schema)\\b", Pattern.CASE_INSENSITIVE);

    private final TypeCatalog shared;
    private final TypeLoader loader;
    private final SessionState state;

    /** Types that the database's catalogue does not have, or would not tell; asked for once. */
    private final Set<Integer> missing = new HashSet<>();

    /** The OIDs of types by the names that the search path finds them under. */
    private final Map<String, Integer> named = new ConcurrentHashMap<>();

    private volatile TypeCatalog current;
    private int seen;
    private boolean searchPathMayChangeBack;

    SessionTypes(TypeCatalog shared, TypeLoader loader, SessionState state) {
        this.shared = shared;
        this.loader = loader;
        this.state = state;
        this.current = shared;
        this.seen = shared.generation();
    }

    /** Returns whether an OID stands for the same type in all databases, for ever. */
    static boolean isBuiltin(int oid) {
        return !(BUILTIN.byOid(oid) instanceof PgType.Unresolved);
    }

    /** Returns the type that an OID stands for in all databases, or null. */
    static @Nullable PgType builtin(int oid) {
        PgType type = BUILTIN.byOid(oid);
        return type instanceof PgType.Unresolved ? null : type;
    }

    /** Returns the types that are known now. */
    TypeCatalog catalog() {
        return current;
    }

    /** Returns whether what was known has been forgotten since this was asked last. */
    boolean haveChanged() {
        int now = current.generation();
        if (now == seen) {
            return false;
        }
        seen = now;
        missing.clear();
        named.clear();
        return true;
    }

    /** Returns who knows types by their names, and asks for those that are not known yet in the given way. */
    TypeNames names(Grouping grouping) {
        return name -> named(name, grouping);
    }

    private @Nullable PgType named(String name, Grouping grouping) throws IOException {
        PgType builtin = builtin(name);
        if (builtin != null) {
            return builtin;
        }
        Integer known = named.get(name);
        if (known == null) {
            if (state.hasFailed()) {
                return UNSPECIFIED;
            }
            known = loader.find(name, grouping);
            if (known == PgType.UNSPECIFIED) {
                return null;
            }
            named.put(name, known);
        }
        require(Stream.of(known), grouping);
        return current.byOid(known);
    }

    /** Returns the type of a name as far as it is known without asking; unspecified when it is not. From any thread. */
    PgType known(String name) {
        PgType builtin = builtin(name);
        Integer oid = named.get(name);
        return builtin != null || oid == null ? Objects.requireNonNullElse(builtin, UNSPECIFIED) : current.byOid(oid);
    }

    /** In SQL, char without quotes is another type than the one of that name. */
    private static @Nullable PgType builtin(String name) {
        return name.equals("char") ? null : BUILTIN.byName(name);
    }

    /**
     * Looks up those of the types that are not known yet, if the transaction's state allows it.
     *
     * @throws QueryCanceledError when that was cancelled
     */
    void require(Stream<Integer> oids, Grouping grouping) throws IOException {
        TypeCatalog catalog = current;
        Set<Integer> unknown = oids.filter(this::isToBeLookedUp).collect(Collectors.toCollection(HashSet::new));
        if (unknown.isEmpty() || state.hasFailed()) {
            return;
        }
        int generation = catalog.generation();
        Collection<PgType> found = loader.load(unknown, catalog, grouping);
        catalog.add(found, generation);
        unknown.removeIf(oid -> !(catalog.byOid(oid) instanceof PgType.Unresolved));
        missing.addAll(unknown);
    }

    private boolean isToBeLookedUp(int oid) {
        return oid != PgType.UNSPECIFIED && !missing.contains(oid) && current.byOid(oid) instanceof PgType.Unresolved;
    }

    /** Returns whether there is a column whose type must be looked up before its values can be read. */
    boolean needLookingUpFor(ResultShape shape) {
        return !shape.isResolved() && oids(shape).anyMatch(this::isToBeLookedUp);
    }

    private static Stream<Integer> oids(ResultShape shape) {
        return shape.columns().stream().map(column -> column.type().oid());
    }

    /** Returns columns with the types known that were not before they came. */
    ResultShape complete(ResultShape shape, Grouping grouping) throws IOException {
        try {
            require(oids(shape), grouping);
        } catch (QueryCanceledError e) {
            return shape; // the statement itself has succeeded
        }
        return shape.withTypes(current);
    }

    /** Returns a result with the types known of its columns, and of its records' fields, that were not before it came. */
    QueryResult complete(QueryResult result, Grouping grouping) throws IOException {
        ResultShape shape = result.shape();
        if (shape == null || (shape.isResolved() && !shape.isAnonymous())) {
            return result;
        }
        try {
            if (shape.isAnonymous()) {
                require(RecordFields.unknownTypes(result.rows(), shape).stream(), grouping);
            }
            require(oids(shape), grouping);
        } catch (QueryCanceledError | DataError e) {
            // the statement itself has succeeded; a malformed record is for whoever reads it
            return result;
        }
        if (shape.isResolved()) {
            return result;
        }
        ResultShape resolved = shape.withTypes(current);
        return new QueryResult(resolved, result.rows().withShape(resolved), result.rowCount(), result.status());
    }

    /** Takes note of a statement that changes the catalogue, and maybe types. */
    void ddlHasRun(ParsedSql sql) {
        if (!CHANGE.matcher(sql.sql()).find()) {
            return;
        }
        if (!state.inTransaction()) {
            shared.clear();
        } else if (current == shared) {
            current = new TypeCatalog();
            seen = UNSEEN;
        } else {
            current.clear();
        }
    }

    /** Takes note of a statement that may have taken back what others of the transaction changed. */
    void changesWereUndone() {
        if (current != shared) {
            current.clear();
        }
        named.clear();
    }

    /** Takes note of a statement that may have changed what the names of types stand for. */
    void searchPathMayHaveChanged() {
        named.clear();
        searchPathMayChangeBack = state.inTransaction();
    }

    /** Takes note of the state that the transaction is in now, or of the session's end. */
    void settle(boolean transactionIsOver) {
        if (!transactionIsOver) {
            return;
        }
        if (searchPathMayChangeBack) {
            searchPathMayChangeBack = false;
            named.clear();
        }
        if (current != shared) {
            shared.clear();
            current = shared;
            seen = UNSEEN;
        }
    }
}
