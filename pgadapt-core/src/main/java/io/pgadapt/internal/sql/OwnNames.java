package io.pgadapt.internal.sql;

/** How everything begins that bears a name of our own on the server: statements, portals, savepoints. */
public final class OwnNames {
    /** What no user's name is going to begin with. */
    public static final String PREFIX = "pgadapt_";

    private OwnNames() {}
}
