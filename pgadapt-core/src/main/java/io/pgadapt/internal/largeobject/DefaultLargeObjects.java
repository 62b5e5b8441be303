package io.pgadapt.internal.largeobject;

import io.pgadapt.Connection;
import io.pgadapt.Transaction;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.largeobject.AccessMode;
import io.pgadapt.largeobject.LargeObject;
import io.pgadapt.largeobject.LargeObjects;
import io.pgadapt.row.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;

/** The large objects there are. */
public final class DefaultLargeObjects implements LargeObjects {
    /** What has the server choose one. */
    private static final long ANY = 0;

    private static final long LAST_OID = 0xFFFF_FFFFL;

    private final Connection connection;
    private final Session session;
    private final Calls calls;

    /** Creates the large objects of a connection over a session. */
    public DefaultLargeObjects(Connection connection, Session session) {
        this.connection = connection;
        this.session = session;
        this.calls = new Calls(connection);
    }

    @Override
    public LargeObject create() {
        requireTransaction();
        return make(ANY);
    }

    @Override
    public LargeObject create(long oid) {
        requireTransaction();
        return make(requireOid(oid));
    }

    @Override
    public LargeObject open(long oid, AccessMode mode) {
        requireOid(oid);
        Objects.requireNonNull(mode, "mode is null");
        requireTransaction();
        return opened(oid, mode);
    }

    private OpenLargeObject make(long oid) {
        AccessMode mode = AccessMode.READ_WRITE;
        Row made = calls.create(oid, mode.flags());
        return new OpenLargeObject(calls, session, made.getLong(0), mode, made.getInt(1));
    }

    private OpenLargeObject opened(long oid, AccessMode mode) {
        return new OpenLargeObject(calls, session, oid, mode, calls.open(oid, mode.flags()));
    }

    @Override
    public boolean exists(long oid) {
        return calls.exists(requireOid(oid));
    }

    @Override
    public void unlink(long oid) {
        calls.unlink(requireOid(oid));
    }

    @Override
    public long importFrom(InputStream source) throws IOException {
        return imported(source, ANY);
    }

    @Override
    public void importFrom(InputStream source, long oid) throws IOException {
        imported(source, requireOid(oid));
    }

    @Override
    public long importFrom(Path source) throws IOException {
        Objects.requireNonNull(source, "source is null");
        try (InputStream opened = Files.newInputStream(source)) {
            return importFrom(opened);
        }
    }

    @Override
    public long exportTo(long oid, OutputStream target) throws IOException {
        requireOid(oid);
        Objects.requireNonNull(target, "target is null");
        return inTransaction(() -> {
            try (OpenLargeObject source = opened(oid, AccessMode.READ)) {
                return copy(source, target);
            }
        });
    }

    @Override
    public long exportTo(long oid, Path target) throws IOException {
        requireOid(oid);
        Objects.requireNonNull(target, "target is null");
        return inTransaction(() -> {
            try (OpenLargeObject source = opened(oid, AccessMode.READ);
                    OutputStream opened = Files.newOutputStream(target)) {
                return copy(source, opened);
            }
        });
    }

    private long imported(InputStream source, long oid) throws IOException {
        Objects.requireNonNull(source, "source is null");
        try {
            // reads the first piece: a source that fails at once makes no object
            Pieces.OfStream pieces = new Pieces.OfStream(source);
            return inTransaction(() -> fill(make(oid), pieces));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private long fill(OpenLargeObject made, Iterator<byte[]> pieces) {
        try (made) {
            made.writePieces(pieces);
        } catch (RuntimeException e) {
            if (!session.isClosed() && !session.state().hasFailed()) {
                // the source has failed, not the server: the transaction goes on, without the object
                calls.unlink(made.oid());
            }
            throw e;
        }
        return made.oid();
    }

    private static long copy(OpenLargeObject source, OutputStream target) throws IOException {
        long size = source.size();
        source.position(0);
        try (Stream<byte[]> pieces = source.pieces(size)) {
            for (Iterator<byte[]> each = pieces.iterator(); each.hasNext(); ) {
                target.write(each.next());
            }
        }
        return size;
    }

    /** Does something in the transaction that is open, or will be; in autocommit in one of its own. */
    private long inTransaction(Work work) throws IOException {
        if (session.wouldBeInTransaction()) {
            return work.run();
        }
        try (Transaction block = connection.transaction()) {
            long result = work.run();
            block.commit();
            return result;
        }
    }

    private void requireTransaction() {
        if (!session.isClosed() && !session.wouldBeInTransaction()) {
            throw new ProgrammingError(ErrorReport.of("a large object is open within a transaction only;"
                            + " switch autocommit off, or open it in conn.transaction(...)")
                    .beforeWriting());
        }
    }

    private static long requireOid(long oid) {
        if (oid <= 0 || oid > LAST_OID) {
            throw new IllegalArgumentException(
                    "no object can have the OID " + oid + "; OIDs are from 1 to " + LAST_OID);
        }
        return oid;
    }

    /** Something that is done in a transaction. */
    @FunctionalInterface
    private interface Work {
        long run() throws IOException;
    }
}
