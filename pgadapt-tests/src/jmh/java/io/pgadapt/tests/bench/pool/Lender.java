package io.pgadapt.tests.bench.pool;

/** A pool whose only use is to borrow and to give back. */
interface Lender extends AutoCloseable {
    /** Borrows and gives back at once; returns something of what was borrowed. */
    Object use() throws Exception;
}
