package io.pgadapt.internal.largeobject;

import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.engine.TransactionScope;
import io.pgadapt.largeobject.AccessMode;
import io.pgadapt.largeobject.LargeObject;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A large object by its descriptor. The position is kept here, and the server's is moved when it has to be.
 *
 * <p>The server gives the numbers of descriptors again: one must never be used outside of the scope that it was made in.
 */
final class OpenLargeObject implements LargeObject {
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** Where the server is after an error, for all we know. */
    private static final long UNKNOWN = -1;

    private final Calls calls;
    private final Session session;
    private final TransactionScope scope;
    private final long oid;
    private final AccessMode mode;
    private final int descriptor;
    private long position;
    private long serverPosition;
    private boolean closed;

    OpenLargeObject(Calls calls, Session session, long oid, AccessMode mode, int descriptor) {
        this.calls = calls;
        this.session = session;
        this.scope = session.scope();
        this.oid = oid;
        this.mode = mode;
        this.descriptor = descriptor;
    }

    @Override
    public long oid() {
        return oid;
    }

    @Override
    public AccessMode mode() {
        return mode;
    }

    @Override
    public int read(ByteBuffer target) {
        requireOpen();
        if (target.isReadOnly()) {
            throw new IllegalArgumentException("the buffer is read-only");
        }
        if (!target.hasRemaining()) {
            return 0;
        }
        byte[] read = readPiece(Math.min(target.remaining(), Calls.PIECE));
        target.put(read);
        return read.length == 0 ? -1 : read.length;
    }

    @Override
    public byte[] read(int count) {
        requireOpen();
        requireNotNegative("count", count);
        return count <= Calls.PIECE ? readPiece(count) : readPieces(Math.min(count, left()));
    }

    @Override
    public byte[] readAll() {
        requireOpen();
        long start = position;
        byte[] first = readPiece(Calls.PIECE);
        if (first.length < Calls.PIECE) {
            return first;
        }
        position = start;
        long left = left();
        if (left > LARGEST_ARRAY) {
            throw new DataError(ErrorReport.of(
                            "large object " + oid + " has " + left
                                    + " bytes from its position on, more than an array can hold; read it in pieces, or as a stream")
                    .beforeWriting());
        }
        return readPieces(left);
    }

    private byte[] readPiece(int count) {
        long server = serverPosition;
        serverPosition = UNKNOWN;
        byte[] read = server == position ? calls.read(descriptor, count) : calls.readAt(descriptor, count, position);
        movedBy(read.length);
        return read;
    }

    private byte[] readPieces(long count) {
        ByteBuffer all = ByteBuffer.allocate((int) count);
        try (Stream<byte[]> pieces = pieces(count)) {
            pieces.forEach(all::put);
        }
        movedBy(all.position());
        return all.array();
    }

    /** Reads piece by piece, without moving the position here. */
    Stream<byte[]> pieces(long count) {
        seek();
        serverPosition = UNKNOWN;
        return calls.readPieces(descriptor, count);
    }

    @Override
    public int write(ByteBuffer source) {
        requireWritable();
        int count = source.remaining();
        if (count <= Calls.PIECE) {
            writePiece(Pieces.take(source, count));
        } else {
            writePieces(new Pieces.OfBuffer(source));
        }
        return count;
    }

    @Override
    public void write(byte[] source) {
        write(ByteBuffer.wrap(source));
    }

    private void writePiece(byte[] bytes) {
        long server = serverPosition;
        serverPosition = UNKNOWN;
        if (server == position) {
            calls.write(descriptor, bytes);
        } else {
            calls.writeAt(descriptor, bytes, position);
        }
        movedBy(bytes.length);
    }

    /** Writes pieces one behind the other. */
    void writePieces(Iterator<byte[]> pieces) {
        seek();
        serverPosition = UNKNOWN;
        Pieces.Sets sets = new Pieces.Sets(descriptor, pieces);
        calls.writePieces(() -> sets);
        movedBy(sets.bytes());
    }

    private void seek() {
        if (serverPosition != position) {
            calls.seek(descriptor, position);
        }
    }

    private void movedBy(long count) {
        position += count;
        serverPosition = position;
    }

    @Override
    public long position() {
        requireOpen();
        return position;
    }

    @Override
    public LargeObject position(long newPosition) {
        requireOpen();
        requireNotNegative("position", newPosition);
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        requireOpen();
        serverPosition = UNKNOWN;
        long size = calls.seekEnd(descriptor);
        serverPosition = size;
        return size;
    }

    private long left() {
        return Math.max(0, size() - position);
    }

    @Override
    public LargeObject truncate(long size) {
        requireWritable();
        requireNotNegative("size", size);
        if (size < size()) {
            calls.resize(descriptor, size);
        }
        position = Math.min(position, size);
        return this;
    }

    @Override
    public LargeObject resize(long size) {
        requireWritable();
        requireNotNegative("size", size);
        calls.resize(descriptor, size);
        return this;
    }

    @Override
    public InputStream inputStream() {
        requireOpen();
        return new ReadingStream(this);
    }

    @Override
    public OutputStream outputStream() {
        requireWritable();
        return new WritingStream(this);
    }

    @Override
    public boolean isOpen() {
        return whyNotOpen() == null;
    }

    @Override
    public void unlink() {
        requireOpen();
        close();
        calls.unlink(oid);
    }

    @Override
    public void close() {
        boolean known = isOpen() && !session.state().hasFailed();
        closed = true;
        if (known) {
            calls.close(descriptor);
        }
    }

    private void requireOpen() {
        RuntimeException reason = whyNotOpen();
        if (reason != null) {
            throw reason;
        }
    }

    private @Nullable RuntimeException whyNotOpen() {
        if (closed) {
            return new InterfaceError(
                    ErrorReport.of("large object " + oid + " is closed").beforeWriting());
        }
        if (session.isClosed()) {
            return new InterfaceError(ErrorReport.of("the connection of large object " + oid + " is closed")
                    .beforeWriting());
        }
        if (scope.isOver()) {
            return new ProgrammingError(ErrorReport.of("large object " + oid
                            + " isn't valid any more: the transaction, or the part of it, that it was opened in is over;"
                            + " open it again")
                    .beforeWriting());
        }
        return null;
    }

    private void requireWritable() {
        requireOpen();
        if (!mode.writes()) {
            throw new NonWritableChannelException();
        }
    }

    private static void requireNotNegative(String what, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("the " + what + " is negative: " + value);
        }
    }
}
