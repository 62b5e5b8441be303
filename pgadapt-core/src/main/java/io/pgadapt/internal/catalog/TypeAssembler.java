package io.pgadapt.internal.catalog;

import io.pgadapt.row.Row;
import io.pgadapt.types.PgType;
import io.pgadapt.types.TypeCatalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes types of the rows that {@link TypeQuery} gives. Used once, by one thread. */
public final class TypeAssembler {
    private static final int OID = 0;
    private static final int SCHEMA = 1;
    private static final int NAME = 2;
    private static final int KIND = 3;
    private static final int CATEGORY = 4;
    private static final int HAS_BINARY = 5;
    private static final int PART = 6;
    private static final int DELIMITER = 7;
    private static final int NAMES = 8;
    private static final int PARTS = 9;

    private final TypeCatalog known;
    private final Map<Integer, Row> rows = new HashMap<>();
    private final Map<Integer, PgType> made = new HashMap<>();

    private TypeAssembler(TypeCatalog known) {
        this.known = known;
    }

    /**
     * Returns the types that rows describe.
     *
     * @param known where parts are taken from that were known before; these are not returned
     */
    public static Collection<PgType> assemble(Collection<? extends Row> rows, TypeCatalog known) {
        TypeAssembler assembler = new TypeAssembler(known);
        rows.forEach(row -> assembler.rows.put((int) row.getLong(OID), row));
        assembler.rows.keySet().forEach(assembler::type);
        assembler.made.values().removeIf(PgType.Unresolved.class::isInstance);
        return assembler.made.values();
    }

    private PgType type(int oid) {
        PgType found = known.byOid(oid);
        if (!(found instanceof PgType.Unresolved)) {
            return found;
        }
        Row row = rows.get(oid);
        PgType before = made.get(oid);
        if (row == null || before != null) {
            return before == null ? found : before;
        }
        // stands for itself while it is made: a damaged catalogue could have it contain itself
        made.put(oid, found);
        PgType type = make(oid, row);
        made.put(oid, type);
        return type;
    }

    private PgType make(int oid, Row row) {
        String schema = text(row, SCHEMA);
        String name = text(row, NAME);
        return switch (text(row, KIND)) {
            case "a" ->
                new PgType.Array(
                        oid, schema, name, part(row), text(row, DELIMITER).charAt(0));
            case "c" -> new PgType.Composite(oid, schema, name, fields(row));
            case "d" -> new PgType.Domain(oid, schema, name, part(row));
            case "e" -> new PgType.Enum(oid, schema, name, names(row));
            case "m" -> multirange(oid, schema, name, part(row));
            case "p" -> new PgType.Pseudo(oid, schema, name, row.getBoolean(HAS_BINARY));
            case "r" -> new PgType.Range(oid, schema, name, part(row));
            default -> new PgType.Base(oid, schema, name, text(row, CATEGORY).charAt(0), row.getBoolean(HAS_BINARY));
        };
    }

    private static PgType multirange(int oid, String schema, String name, PgType part) {
        return part instanceof PgType.Range range
                ? new PgType.Multirange(oid, schema, name, range)
                : new PgType.Unresolved(oid);
    }

    private PgType part(Row row) {
        return type((int) row.getLong(PART));
    }

    private List<PgType.Field> fields(Row row) {
        List<String> names = names(row);
        long[] oids = row.get(PARTS, long[].class);
        List<PgType.Field> fields = new ArrayList<>();
        for (int i = 0; oids != null && i < oids.length; i++) {
            fields.add(new PgType.Field(names.get(i), type((int) oids[i])));
        }
        return fields;
    }

    private static List<String> names(Row row) {
        String @Nullable [] names = row.get(NAMES, String[].class);
        return names == null ? List.of() : List.of(names);
    }

    /** No column that is read by this can be NULL, but who knows what calls itself PostgreSQL. */
    private static String text(Row row, int column) {
        String text = row.getString(column);
        return text == null || text.isEmpty() ? "?" : text;
    }
}
