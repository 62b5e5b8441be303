package io.pgadapt.config;

/** A version of the wire protocol, for {@code min_protocol_version} and {@code max_protocol_version}. */
public enum ProtocolVersion {
    /** Spoken by every server since PostgreSQL 7.4. */
    V3_0("3.0"),
    /** PostgreSQL 18 and newer: longer cancel keys. */
    V3_2("3.2");

    private final String text;

    ProtocolVersion(String text) {
        this.text = text;
    }

    /** The newest version this driver speaks: what {@code latest} means in a connection string. */
    public static ProtocolVersion latest() {
        return V3_2;
    }

    /** The value as it is written in a connection string. */
    public String text() {
        return text;
    }
}
