package io.pgadapt;

import io.pgadapt.copy.Copy;
import io.pgadapt.copy.CopyFormat;
import io.pgadapt.copy.CopyIn;
import io.pgadapt.copy.CopyOptions;
import io.pgadapt.copy.CopyProgress;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.copy.ByteSource;
import io.pgadapt.internal.copy.ByteTarget;
import io.pgadapt.internal.copy.Chunk;
import io.pgadapt.internal.copy.CopySubject;
import io.pgadapt.internal.copy.DataPump;
import io.pgadapt.internal.copy.TypedCopy;
import io.pgadapt.internal.engine.Caller;
import io.pgadapt.internal.engine.OpenCopyIn;
import io.pgadapt.internal.engine.OpenCopyOut;
import io.pgadapt.internal.engine.QueryResult;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.protocol.wire.ClientEncoding;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A COPY of a cursor, which then knows how many rows there were. */
record DefaultCopy(
        DefaultCursor<?> cursor,
        Session session,
        Caller caller,
        CopySubject subject,
        CopyOptions options,
        List<String> typeNames,
        CopyProgress progress)
        implements Copy {
    private static final CopyProgress UNWATCHED = (rows, bytes) -> {};

    /** Checks what a caller gives before anything is sent. */
    DefaultCopy {
        Objects.requireNonNull(options, "options is null");
        Objects.requireNonNull(progress, "progress is null");
    }

    static Copy of(DefaultCursor<?> cursor, Session session, Caller caller, CopySubject subject) {
        return new DefaultCopy(cursor, session, caller, subject, CopyOptions.defaults(), List.of(), UNWATCHED);
    }

    @Override
    public Copy with(CopyOptions newOptions) {
        return new DefaultCopy(cursor, session, caller, subject, newOptions, typeNames, progress);
    }

    @Override
    public Copy types(String... newTypeNames) {
        return new DefaultCopy(cursor, session, caller, subject, options, List.of(newTypeNames), progress);
    }

    @Override
    public Copy onProgress(CopyProgress newProgress) {
        return new DefaultCopy(cursor, session, caller, subject, options, typeNames, newProgress);
    }

    @Override
    public long from(InputStream source) {
        return send(options, ByteSource.of(source));
    }

    @Override
    public long from(ReadableByteChannel source) {
        return send(options, ByteSource.of(source));
    }

    @Override
    public long from(Reader source) {
        CopyOptions forText = forText();
        return send(forText, ByteSource.of(source, encoding(forText)), DefaultCopy::requireText);
    }

    @Override
    public long to(OutputStream target) throws IOException {
        return receive(options, ByteTarget.of(target));
    }

    @Override
    public long to(WritableByteChannel target) throws IOException {
        return receive(options, ByteTarget.of(target));
    }

    @Override
    public long to(Writer target) throws IOException {
        CopyOptions forText = forText();
        return receive(forText, ByteTarget.of(target, encoding(forText)));
    }

    @Override
    public CopyIn in() {
        return new DefaultCopyIn(this, typed());
    }

    @Override
    public long fromRows(Iterable<?> rows) {
        return sendAll(Objects.requireNonNull(rows, "rows is null").iterator());
    }

    @Override
    public long fromRows(Stream<?> rows) {
        Objects.requireNonNull(rows, "rows is null");
        try (rows) {
            return sendAll(rows.iterator());
        }
    }

    private long sendAll(Iterator<?> rows) {
        return session.copies().alone(caller, () -> {
            try (CopyIn in = in()) {
                rows.forEachRemaining(in::rowOf);
                return in.finish();
            }
        });
    }

    @Override
    public Stream<Row> rows() {
        return rows(RowFactory.rows());
    }

    @Override
    public <R extends @Nullable Object> Stream<R> rows(RowFactory<R> factory) {
        TypedCopy typed = typed();
        return cursor.streamed(typed.open(this::start), factory);
    }

    private TypedCopy typed() {
        return new TypedCopy(session, caller, subject, options, typeNames);
    }

    /** Has the cursor forget what it did before, and looks at the statement. */
    ParsedSql start(String sql) {
        return cursor.startCopy(sql);
    }

    /** Has the cursor know what a COPY came to. */
    long done(QueryResult result) {
        cursor.copied(result);
        return result.rowCount();
    }

    private long send(CopyOptions chosen, ByteSource source) {
        return send(chosen, source, copy -> {});
    }

    private long send(CopyOptions chosen, ByteSource source, Check check) {
        ParsedSql sql = start(subject.in(chosen));
        return session.copies().alone(caller, () -> {
            OpenCopyIn copy = session.copies().in(sql, caller);
            check.check(copy);
            return done(DataPump.send(copy, source, progress));
        });
    }

    private long receive(CopyOptions chosen, ByteTarget target) throws IOException {
        ParsedSql sql = start(subject.out(chosen));
        try {
            return session.copies().alone(caller, () -> {
                Chunk chunk = new Chunk();
                OpenCopyOut copy = session.copies().out(sql, caller, chunk);
                return done(DataPump.receive(copy, chunk, target, progress));
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void requireText(OpenCopyIn copy) {
        if (copy.format() == Format.BINARY) {
            copy.fail("the data are characters, but the format is binary");
            throw new ProgrammingError(
                    "the binary format is made of bytes: give a stream or a channel, not characters");
        }
    }

    /** Characters can be all that Unicode has, whatever the session's encoding is. */
    private CopyOptions forText() {
        if (options.format() == CopyFormat.BINARY) {
            throw new ProgrammingError(
                    ErrorReport.of("the binary format is made of bytes: give a stream or a channel, not characters")
                            .beforeWriting());
        }
        boolean unicode = options.encoding() == null
                && subject.takesOptions()
                && !session.state().clientEncoding().isUtf8();
        return unicode ? options.encoding(ClientEncoding.UTF8.name()) : options;
    }

    private ClientEncoding encoding(CopyOptions chosen) {
        String name = chosen.encoding();
        return name == null ? session.state().clientEncoding() : ClientEncoding.spelled(name);
    }

    /** What is asked of a COPY that has begun. */
    @FunctionalInterface
    private interface Check {
        void check(OpenCopyIn copy);
    }
}
