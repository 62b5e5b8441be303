package io.pgadapt.largeobject;

/**
 * What a large object is opened for.
 *
 * @see <a href="https://www.postgresql.org/docs/18/lo-interfaces.html#LO-OPEN">PostgreSQL manual: Opening an Existing
 *     Large Object</a>
 */
public enum AccessMode {
    /** To be read, as it was when it was opened; in a transaction of {@code REPEATABLE READ}, when that began. */
    READ(0x40000),
    /** To be written; the server lets it be read, too. */
    WRITE(0x20000),
    /** To be read and written: what is written here, and what others commit meanwhile, shows. */
    READ_WRITE(0x60000);

    private final int flags;

    AccessMode(int flags) {
        this.flags = flags;
    }

    /** Returns the server's flags for it, {@code INV_READ} and {@code INV_WRITE}. */
    public int flags() {
        return flags;
    }

    /** Returns whether it lets one write. */
    public boolean writes() {
        return this != READ;
    }
}
