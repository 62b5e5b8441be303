package io.pgadapt.extras.replication.pgoutput;

/** What a table says of its old rows when they are updated or deleted. */
public enum ReplicaIdentity {
    /** The primary key. */
    DEFAULT('d'),
    /** Nothing. */
    NOTHING('n'),
    /** All columns. */
    FULL('f'),
    /** The columns of an index that was chosen. */
    INDEX('i');

    private final char code;

    ReplicaIdentity(char code) {
        this.code = code;
    }

    static ReplicaIdentity of(int code) {
        for (ReplicaIdentity identity : values()) {
            if (identity.code == code) {
                return identity;
            }
        }
        throw new MalformedPayload("a replica identity " + code);
    }
}
