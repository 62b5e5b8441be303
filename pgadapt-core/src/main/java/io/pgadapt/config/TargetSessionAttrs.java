package io.pgadapt.config;

/** Which servers are acceptable: keyword {@code target_session_attrs}. */
public enum TargetSessionAttrs {
    /** Every server. The default. */
    ANY,
    /** Sessions that accept writes by default. */
    READ_WRITE,
    /** Sessions that do not accept writes by default. */
    READ_ONLY,
    /** Not in hot standby mode. */
    PRIMARY,
    /** In hot standby mode. */
    STANDBY,
    /** A standby if any of the hosts is one, else any server. */
    PREFER_STANDBY;

    /** The value as it is written in a connection string. */
    public String text() {
        return Choices.textOf(this);
    }
}
