package io.pgadapt.tests.bench;

/** What is asked of every driver. */
final class Queries {
    /** One row by its primary key, which is the parameter. */
    static final String POINT = "SELECT id, account, name, at, amount, active FROM item WHERE id = $1";

    /** All rows. */
    static final String ALL = "SELECT id, account, ratio, name, at, amount, key, active FROM item";

    private Queries() {}
}
