package io.pgadapt;

import java.time.OffsetDateTime;

/**
 * A transaction that was prepared for a two-phase commit, and waits to be committed or rolled back.
 *
 * @param xid its name
 * @param prepared when it was prepared
 * @param owner who prepared it
 * @param database where it is; only a connection to this database can end it
 * @see <a href="https://www.postgresql.org/docs/18/view-pg-prepared-xacts.html">PostgreSQL manual: pg_prepared_xacts</a>
 */
public record PreparedTransaction(Xid xid, OffsetDateTime prepared, String owner, String database) {}
