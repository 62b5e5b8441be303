package io.pgadapt.largeobject;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * The large objects of a connection's database.
 *
 * <pre>{@code
 * LargeObjects objects = conn.largeObjects();
 * try (LargeObject photo = objects.create()) {
 *     photo.write(bytes);
 *     conn.execute("UPDATE item SET photo = $1 WHERE name = $2", photo.oid(), "tea");
 * }
 * conn.commit();
 * }</pre>
 *
 * <p>Objects are named by OID. Nothing removes an object that no row refers to any more but {@link #unlink} (or the
 * {@code lo} and {@code vacuumlo} modules). Privileges are checked when an object is opened.
 *
 * <p>All methods throw {@link io.pgadapt.errors.DatabaseError} when the server refuses:
 * {@link io.pgadapt.errors.sqlstate.UndefinedObject} for an OID that no object has,
 * {@link io.pgadapt.errors.sqlstate.InsufficientPrivilege} without the privilege. OIDs are from 1 to 4294967295; others
 * are an {@link IllegalArgumentException}. Thread-safe, as the connection is.
 *
 * @see <a href="https://www.postgresql.org/docs/18/lo-interfaces.html">PostgreSQL manual: Client Interfaces</a>
 */
public interface LargeObjects {

    /**
     * Makes an empty object and opens it to be read and written.
     *
     * @throws io.pgadapt.errors.ProgrammingError in autocommit, outside of a transaction
     */
    LargeObject create();

    /**
     * Makes an empty object of that OID and opens it to be read and written.
     *
     * @throws io.pgadapt.errors.sqlstate.UniqueViolation when there is one
     * @throws io.pgadapt.errors.ProgrammingError in autocommit, outside of a transaction
     */
    LargeObject create(long oid);

    /**
     * Opens an object.
     *
     * @throws io.pgadapt.errors.ProgrammingError in autocommit, outside of a transaction
     */
    LargeObject open(long oid, AccessMode mode);

    /** Returns whether there is an object of that OID. */
    boolean exists(long oid);

    /** Removes an object. */
    void unlink(long oid);

    /**
     * Makes an object of all that a stream has, which stays open. When the stream fails, there is no new object, and the
     * transaction goes on.
     *
     * @return the object's OID
     * @throws IOException by the stream
     */
    long importFrom(InputStream source) throws IOException;

    /** Makes an object of that OID of all that a stream has; otherwise as {@link #importFrom(InputStream)}. */
    void importFrom(InputStream source, long oid) throws IOException;

    /**
     * Makes an object of a file of this machine.
     *
     * @return the object's OID
     * @throws IOException when the file cannot be read
     */
    long importFrom(Path source) throws IOException;

    /**
     * Writes all of an object to a stream, which stays open.
     *
     * @return how many bytes it has
     * @throws IOException by the stream; the connection goes on
     */
    long exportTo(long oid, OutputStream target) throws IOException;

    /**
     * Writes all of an object to a file of this machine, which is made, or overwritten once the object is open.
     *
     * @return how many bytes it has
     * @throws IOException when the file cannot be written
     */
    long exportTo(long oid, Path target) throws IOException;
}
