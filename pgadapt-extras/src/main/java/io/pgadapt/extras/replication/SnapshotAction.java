package io.pgadapt.extras.replication;

/** What becomes of the snapshot that is taken when a logical slot is created. */
public enum SnapshotAction {
    /** Others can use it, by its name. */
    EXPORT("export", "EXPORT_SNAPSHOT"),
    /** The transaction that the command runs in uses it; it must be {@code REPEATABLE READ} and have done nothing else. */
    USE("use", "USE_SNAPSHOT"),
    /** Nobody needs it. */
    NOTHING("nothing", "NOEXPORT_SNAPSHOT");

    private final String option;
    private final String keyword;

    SnapshotAction(String option, String keyword) {
        this.option = option;
        this.keyword = keyword;
    }

    /** Returns the value of the option that servers know from PostgreSQL 15 on. */
    String option() {
        return option;
    }

    /** Returns the word that earlier servers know. */
    String keyword() {
        return keyword;
    }
}
