package io.pgadapt.extras.replication.pgoutput;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.types.PgType;
import io.pgadapt.types.TypeCatalog;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The types of columns. A connection that streams cannot ask for those that are not built in; an ordinary one does, for a
 * moment, when the first table has a column of such a type. A type that is gone by then is read as text.
 */
final class ColumnTypes {
    private final Pgadapt pgadapt;
    private final TypeCatalog builtin = new TypeCatalog();
    private final Map<Integer, PgOutputMessage.Type> announced = new HashMap<>();
    private final Map<Integer, PgType> known = new HashMap<>();

    ColumnTypes(Pgadapt pgadapt) {
        this.pgadapt = pgadapt;
    }

    /** Takes note of a type's name, which may be another than before. */
    void announce(PgOutputMessage.Type type) {
        PgOutputMessage.Type before = announced.put(type.oid(), type);
        if (before != null
                && !(before.schema().equals(type.schema()) && before.name().equals(type.name()))) {
            known.remove(type.oid());
        }
    }

    /** Has the types looked up that columns of a table need. */
    void require(Relation relation) {
        boolean allKnown = relation.columns().stream().allMatch(column -> isKnown(column.typeOid()));
        if (!allKnown) {
            try (Connection connection = pgadapt.connect().autocommit(true)) {
                relation.columns().stream()
                        .map(RelationColumn::typeOid)
                        .filter(oid -> !isKnown(oid))
                        .forEach(oid -> known.put(oid, lookUp(oid, connection)));
            }
        }
    }

    /** Returns a type that was looked up. */
    PgType get(int oid) {
        PgType type = builtin.byOid(oid);
        return type instanceof PgType.Unresolved ? Objects.requireNonNull(known.get(oid)) : type;
    }

    private boolean isKnown(int oid) {
        return known.containsKey(oid) || !(builtin.byOid(oid) instanceof PgType.Unresolved);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private PgType lookUp(int oid, Connection connection) {
        PgOutputMessage.Type type = announced.get(oid);
        if (type == null) {
            return new PgType.Unresolved(oid);
        }
        String sql = "SELECT NULL::" + quoted(type.schema()) + "." + quoted(type.name());
        try {
            return Objects.requireNonNull(connection.execute(sql).description())
                    .column(0)
                    .type();
        } catch (ProgrammingError e) {
            return new PgType.Unresolved(oid);
        }
    }
}
