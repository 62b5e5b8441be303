package io.pgadapt.tests.bench;

/** How long to measure. */
enum Effort {
    /** Minutes: enough to see what is far off. */
    QUICK,
    /** Half an hour or more: figures to be published. */
    FULL
}
