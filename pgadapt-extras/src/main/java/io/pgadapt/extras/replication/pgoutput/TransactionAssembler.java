package io.pgadapt.extras.replication.pgoutput;

import io.pgadapt.errors.NotSupportedError;
import io.pgadapt.types.value.Lsn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes whole transactions of messages, in the order of their commits, streamed or not; what was rolled back is not among
 * them. Not thread-safe.
 *
 * <p>All changes of transactions that are going on are held in memory. Of those that are not streamed there is one at a time;
 * of streamed ones as many as go on at once on the server. To hold less, set a limit, or deal with the messages one by one.
 */
public final class TransactionAssembler {
    private final int limit;
    private final Map<Integer, Building> streamed = new HashMap<>();
    private @Nullable Building current;

    /** Creates an assembler without a limit. */
    public TransactionAssembler() {
        this(Integer.MAX_VALUE);
    }

    /** Creates an assembler that refuses transactions of more than so many changes. */
    public TransactionAssembler(int maxChanges) {
        this.limit = maxChanges;
    }

    /**
     * Adds the next message.
     *
     * @return what has become complete by it, or null
     * @throws NotSupportedError when the transaction has more changes than the limit allows
     */
    public @Nullable TransactionEvent add(PgOutputMessage message) {
        if (message instanceof Change change) {
            return change(change);
        }
        if (message instanceof TransactionEvent event) {
            return event;
        }
        TransactionEvent completed = end(message);
        if (completed == null) {
            proceed(message);
        }
        return completed;
    }

    private @Nullable TransactionEvent change(Change change) {
        if (change instanceof LogicalMessage message && !message.isTransactional()) {
            return message;
        }
        current(change).add(change, limit);
        return null;
    }

    private void proceed(PgOutputMessage message) {
        if (message instanceof PgOutputMessage.Begin begin) {
            current = new Building(begin.xid());
        } else if (message instanceof PgOutputMessage.BeginPrepare begin) {
            current = new Building(begin.xid());
        } else if (message instanceof PgOutputMessage.StreamStart start) {
            current = streamed.computeIfAbsent(start.xid(), Building::new);
        } else if (message instanceof PgOutputMessage.StreamStop) {
            current = null;
        } else if (message instanceof PgOutputMessage.StreamAbort abort) {
            abort(abort);
        } else if (message instanceof PgOutputMessage.Origin origin) {
            current(message).origin = origin.name();
        }
    }

    private @Nullable TransactionEvent end(PgOutputMessage message) {
        if (message instanceof PgOutputMessage.Commit commit) {
            return taken(message).ended(commit.commitLsn(), commit.endLsn(), commit.commitTime(), null);
        }
        if (message instanceof PgOutputMessage.Prepare prepare) {
            return taken(message).ended(prepare.prepareLsn(), prepare.endLsn(), prepare.prepareTime(), prepare.gid());
        }
        if (message instanceof PgOutputMessage.StreamCommit commit) {
            return streamed(commit.xid()).ended(commit.commitLsn(), commit.endLsn(), commit.commitTime(), null);
        }
        if (message instanceof PgOutputMessage.StreamPrepare prepare) {
            return streamed(prepare.xid())
                    .ended(prepare.prepareLsn(), prepare.endLsn(), prepare.prepareTime(), prepare.gid());
        }
        return null;
    }

    private void abort(PgOutputMessage.StreamAbort abort) {
        if (abort.xid() == abort.subXid()) {
            streamed.remove(abort.xid());
        } else {
            Building whole = streamed.get(abort.xid());
            if (whole != null) {
                whole.changes.removeIf(change -> change.xid() == abort.subXid());
            }
        }
    }

    private Building current(PgOutputMessage message) {
        Building known = current;
        if (known == null) {
            throw new IllegalStateException(
                    "in no transaction: " + message + "; an assembler must be given all messages of a stream");
        }
        return known;
    }

    private Building taken(PgOutputMessage message) {
        Building taken = current(message);
        current = null;
        return taken;
    }

    /** A transaction whose changes were all rolled back, or not published, may end without having begun. */
    private Building streamed(int xid) {
        Building known = streamed.remove(xid);
        return known == null ? new Building(xid) : known;
    }

    /** A transaction that is going on. */
    private static final class Building {
        private final int xid;
        private final List<Change> changes = new ArrayList<>();
        private @Nullable String origin;

        Building(int xid) {
            this.xid = xid;
        }

        void add(Change change, int limit) {
            if (changes.size() == limit) {
                throw new NotSupportedError("transaction " + Integer.toUnsignedString(xid) + " has more than " + limit
                        + " changes, which is the limit; raise it, or deal with the messages one by one");
            }
            changes.add(change);
        }

        DecodedTransaction ended(Lsn lsn, Lsn endLsn, Instant time, @Nullable String gid) {
            return new DecodedTransaction(xid, lsn, endLsn, time, gid, origin, Collections.unmodifiableList(changes));
        }
    }
}
