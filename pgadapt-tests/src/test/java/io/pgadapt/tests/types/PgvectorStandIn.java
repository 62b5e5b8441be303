package io.pgadapt.tests.types;

import io.pgadapt.tests.server.PgDatabase;

/**
 * Types with the names of pgvector's, for servers that lack it: they keep the bytes that they are sent. What pgvector itself
 * sends is in the vectors of the unit tests.
 */
public final class PgvectorStandIn {
    private PgvectorStandIn() {}

    /** Creates a type in a schema that keeps what it is sent in binary, and can be cast from and to {@code bytea}. */
    public static void createBinary(PgDatabase database, String schema, String name) {
        String type = schema + "." + name;
        create(
                database,
                type,
                "bytea",
                "CREATE FUNCTION %1$s_recv(internal) RETURNS %1$s LANGUAGE internal IMMUTABLE STRICT AS 'bytearecv'",
                "CREATE FUNCTION %1$s_send(%1$s) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'byteasend'",
                "CREATE TYPE %1$s (INPUT = %1$s_in, OUTPUT = %1$s_out, RECEIVE = %1$s_recv, SEND = %1$s_send)",
                "CREATE CAST (%1$s AS bytea) WITHOUT FUNCTION");
    }

    /** Creates a type in a schema that keeps what it is sent as text, and has no binary form. */
    public static void createText(PgDatabase database, String schema, String name) {
        create(database, schema + "." + name, "text", "CREATE TYPE %1$s (INPUT = %1$s_in, OUTPUT = %1$s_out)");
    }

    private static void create(PgDatabase database, String type, String like, String... statements) {
        database.execute(
                "CREATE TYPE " + type,
                "CREATE FUNCTION %1$s_in(cstring) RETURNS %1$s LANGUAGE internal IMMUTABLE STRICT AS '%2$sin'"
                        .formatted(type, like),
                "CREATE FUNCTION %1$s_out(%1$s) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS '%2$sout'"
                        .formatted(type, like));
        for (String statement : statements) {
            database.execute(statement.formatted(type));
        }
    }
}
