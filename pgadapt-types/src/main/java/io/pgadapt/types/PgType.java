package io.pgadapt.types;

import java.util.List;

/**
 * What PostgreSQL's catalogue says about a type. Data only; the query that fetches it belongs to the connection.
 *
 * <p>Types that are made of others hold them. PostgreSQL allows no type that contains itself, so this is a tree.
 *
 * @see <a href="https://www.postgresql.org/docs/18/catalog-pg-type.html">PostgreSQL manual: pg_type</a>
 */
public sealed interface PgType {
    /** The OID of a type that nobody named; a parameter of this type is inferred by the server. */
    int UNSPECIFIED = 0;

    /** Returns the type's OID, an unsigned number; 0 when unspecified. */
    int oid();

    /** Returns the schema that the type lives in. */
    String schema();

    /** Returns the name as in {@code pg_type.typname}: {@code int4}, {@code _int4}. */
    String name();

    /** Returns whether the server can send the type, and everything it is made of, in binary. */
    default boolean hasBinary() {
        return true;
    }

    /** Returns the name as SQL accepts it in a cast: {@code int4[]}, {@code "char"}, {@code shop."Mood"}. */
    default String sqlName() {
        return TypeNames.sqlName(schema(), name());
    }

    /** Returns the type that values really are of: a domain's base, and any other type itself. */
    default PgType base() {
        return this;
    }

    /** Returns whether each value says for itself what it is made of: {@code record}, and arrays of it. */
    default boolean isAnonymous() {
        return false;
    }

    /**
     * A type with input and output functions of its own.
     *
     * @param category as in {@code pg_type.typcategory}: {@code 'N'} for numbers, {@code 'S'} for strings
     * @param hasBinary whether it has send and receive functions
     */
    record Base(int oid, String schema, String name, char category, boolean hasBinary) implements PgType {}

    /**
     * An array, of any number of dimensions.
     *
     * @param delimiter what stands between elements in text: a comma, for {@code box} a semicolon
     */
    record Array(int oid, String schema, String name, PgType element, char delimiter) implements PgType {
        @Override
        public boolean hasBinary() {
            return element.hasBinary();
        }

        @Override
        public boolean isAnonymous() {
            return element.isAnonymous();
        }

        @Override
        public String sqlName() {
            return element.sqlName() + "[]";
        }
    }

    /**
     * An enumerated type.
     *
     * @param labels in their sort order
     */
    @SuppressWarnings("JavaLangClash") // the word of the manual; always written PgType.Enum
    record Enum(int oid, String schema, String name, List<String> labels) implements PgType {
        /** Copies the labels. */
        public Enum {
            labels = List.copyOf(labels);
        }
    }

    /**
     * A domain.
     *
     * @param over the type it constrains, maybe itself a domain
     */
    record Domain(int oid, String schema, String name, PgType over) implements PgType {
        @Override
        public boolean hasBinary() {
            return over.hasBinary();
        }

        @Override
        public PgType base() {
            return over.base();
        }
    }

    /**
     * A composite type or the row type of a table.
     *
     * @param fields in order, without dropped ones
     */
    record Composite(int oid, String schema, String name, List<Field> fields) implements PgType {
        /** Copies the fields. */
        public Composite {
            fields = List.copyOf(fields);
        }

        @Override
        public boolean hasBinary() {
            return fields.stream().allMatch(field -> field.type().hasBinary());
        }
    }

    /** A field of a composite type. */
    record Field(String name, PgType type) {}

    /** A range over a subtype. */
    record Range(int oid, String schema, String name, PgType subtype) implements PgType {
        @Override
        public boolean hasBinary() {
            return subtype.hasBinary();
        }
    }

    /** A multirange over the ranges of a range type. */
    record Multirange(int oid, String schema, String name, Range range) implements PgType {
        @Override
        public boolean hasBinary() {
            return range.hasBinary();
        }
    }

    /** A pseudo-type: {@code record}, {@code unknown}, what a procedure returns. */
    record Pseudo(int oid, String schema, String name, boolean hasBinary) implements PgType {
        @Override
        public boolean isAnonymous() {
            return name.equals("record");
        }
    }

    /** An OID that has not been looked up, or that the catalogue does not know; values are their text. */
    record Unresolved(int oid) implements PgType {
        @Override
        public String schema() {
            return "";
        }

        @Override
        public String name() {
            return oid == UNSPECIFIED ? "unspecified" : "oid:" + Integer.toUnsignedString(oid);
        }

        @Override
        public boolean hasBinary() {
            return false;
        }
    }
}
