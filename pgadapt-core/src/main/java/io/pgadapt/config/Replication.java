package io.pgadapt.config;

/** Whether the session speaks the replication protocol: keyword {@code replication}. */
public enum Replication {
    /** An ordinary session. The default. */
    OFF,
    /** Physical replication; no SQL. */
    PHYSICAL,
    /** Logical replication, connected to a database; SQL through the simple protocol. */
    DATABASE;

    /** The value as it is written in a connection string. */
    public String text() {
        return Choices.textOf(this);
    }
}
