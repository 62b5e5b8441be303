package io.pgadapt.internal.largeobject;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.config.Placeholders;
import io.pgadapt.row.Row;
import java.util.Objects;
import java.util.stream.Stream;

/** Calls of the server's functions for large objects; each is one round trip. */
final class Calls {
    /** Objects are moved in pieces of so many bytes, each a value of its own. */
    static final int PIECE = 256 * 1024;

    /** How many pieces are asked for at a time: two such batches are on their way. */
    private static final int PIECES_AHEAD = 4;

    private static final String EXISTS =
            "SELECT EXISTS (SELECT FROM pg_catalog.pg_largeobject_metadata WHERE oid = $1::pg_catalog.oid)";
    private static final String UNLINK = "SELECT pg_catalog.lo_unlink($1::pg_catalog.oid)";
    private static final String CREATE = "SELECT oid, pg_catalog.lo_open(oid, $2)"
            + " FROM pg_catalog.lo_create($1::pg_catalog.oid) AS created (oid)";
    private static final String OPEN = "SELECT pg_catalog.lo_open($1::pg_catalog.oid, $2)";
    private static final String CLOSE = "SELECT pg_catalog.lo_close($1)";
    private static final String SEEK = "SELECT pg_catalog.lo_lseek64($1, $2, 0)";
    private static final String SIZE = "SELECT pg_catalog.lo_lseek64($1, 0, 2)";
    private static final String READ = "SELECT pg_catalog.loread($1, $2)";
    private static final String READ_PIECES =
            "SELECT pg_catalog.loread($1, LEAST($2, $3 - (piece - 1) * $2)::pg_catalog.int4)"
                    + " FROM pg_catalog.generate_series(1, ($3 + $2 - 1) / $2) AS piece";
    private static final String WRITE = "SELECT pg_catalog.lowrite($1, $2)";

    /** What the position is moved by before the same statement reads or writes: FROM comes before SELECT. */
    private static final String AT = " FROM pg_catalog.lo_lseek64($1, $3, 0)";

    private static final String RESIZE = "SELECT pg_catalog.lo_truncate64($1, $2)";

    private final Connection connection;

    Calls(Connection connection) {
        this.connection = connection;
    }

    boolean exists(long oid) {
        return row(EXISTS, oid).getBoolean(0);
    }

    void unlink(long oid) {
        row(UNLINK, oid);
    }

    /** Makes an object, of any OID for 0; returns the OID, and its descriptor. */
    Row create(long oid, int flags) {
        return row(CREATE, oid, flags);
    }

    int open(long oid, int flags) {
        return row(OPEN, oid, flags).getInt(0);
    }

    void close(int descriptor) {
        row(CLOSE, descriptor);
    }

    void seek(int descriptor, long position) {
        row(SEEK, descriptor, position);
    }

    /** Moves to the end and returns where that is. */
    long seekEnd(int descriptor) {
        return row(SIZE, descriptor).getLong(0);
    }

    byte[] read(int descriptor, int count) {
        return bytes(row(READ, descriptor, count));
    }

    byte[] readAt(int descriptor, int count, long position) {
        return bytes(row(READ + AT, descriptor, count, position));
    }

    /** Reads so many bytes, piece by piece as they are needed; the stream is to be closed. */
    Stream<byte[]> readPieces(int descriptor, long count) {
        Cursor<Row> cursor = cursor().iterSize(PIECES_AHEAD);
        return cursor.stream(READ_PIECES, descriptor, (long) PIECE, count).map(Calls::bytes);
    }

    void write(int descriptor, byte[] bytes) {
        row(WRITE, descriptor, bytes);
    }

    void writeAt(int descriptor, byte[] bytes, long position) {
        row(WRITE + AT, descriptor, bytes, position);
    }

    /** Writes pieces without waiting for each; sets of parameters are a descriptor and bytes. */
    void writePieces(Iterable<Object[]> pieces) {
        cursor().executeMany(WRITE, pieces);
    }

    void resize(int descriptor, long size) {
        row(RESIZE, descriptor, size);
    }

    private Row row(String sql, Object... parameters) {
        return Objects.requireNonNull(cursor().execute(sql, parameters).fetchOne());
    }

    private Cursor<Row> cursor() {
        return connection.cursor().placeholders(Placeholders.NATIVE);
    }

    private static byte[] bytes(Row row) {
        return Objects.requireNonNull(row.get(0, byte[].class));
    }
}
