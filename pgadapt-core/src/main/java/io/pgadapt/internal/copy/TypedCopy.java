package io.pgadapt.internal.copy;

import io.pgadapt.copy.CopyFormat;
import io.pgadapt.copy.CopyOptions;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.engine.Caller;
import io.pgadapt.internal.engine.CopyColumns;
import io.pgadapt.internal.engine.CopyRows;
import io.pgadapt.internal.engine.OpenCopyIn;
import io.pgadapt.internal.engine.OpenStream;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.protocol.wire.ClientEncoding;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.row.Column;
import io.pgadapt.types.PgType;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A COPY of rows of values: the types of its columns, and the format that suits them. */
public final class TypedCopy {
    private static final int TEXT_OID = 25;

    private final Session session;
    private final Caller caller;
    private final CopySubject subject;
    private CopyOptions options;
    private CopyColumns target;

    /**
     * Looks the columns up.
     *
     * @param typeNames the types, where they are named
     * @throws io.pgadapt.errors.PgException when that fails
     */
    public TypedCopy(Session session, Caller caller, CopySubject subject, CopyOptions options, List<String> typeNames) {
        this.session = session;
        this.caller = caller;
        this.subject = subject;
        this.target = columns(session, caller, subject, typeNames);
        this.options = inUtf8(options);
    }

    private static CopyColumns columns(Session session, Caller caller, CopySubject subject, List<String> typeNames) {
        CopyColumns found = subject.columns(session, caller);
        if (typeNames.isEmpty()) {
            return found;
        }
        ParsedSql nothing = session.parse("", ParameterStyle.NONE);
        CopyColumns named = session.copies().named(typeNames, nothing, caller);
        if (found.columns().isEmpty()) {
            return named;
        }
        if (found.columns().size() != typeNames.size()) {
            throw new ProgrammingError(ErrorReport.of(typeNames.size() + " types are named for the "
                            + found.columns().size() + " columns " + names(found))
                    .beforeWriting());
        }
        List<Column> retyped = IntStream.range(0, typeNames.size())
                .mapToObj(i ->
                        found.columns().get(i).withType(named.columns().get(i).type()))
                .toList();
        return new CopyColumns(retyped, named.context());
    }

    /** Rows are written and read in UTF-8, whatever the session's encoding is. */
    private CopyOptions inUtf8(CopyOptions given) {
        boolean sessionIs = session.state().clientEncoding().isUtf8();
        String asked = given.encoding();
        boolean isUtf8 =
                asked == null ? sessionIs : ClientEncoding.spelled(asked).equals(ClientEncoding.UTF8);
        if (isUtf8) {
            return given;
        }
        if (!subject.takesOptions()) {
            throw new ProgrammingError(ErrorReport.of(
                            "rows of values travel in UTF-8, which is not the session's encoding:"
                                    + " put ENCODING 'UTF8' into the statement, and say so by CopyOptions.encoding(\"UTF8\")")
                    .beforeWriting());
        }
        return given.encoding(ClientEncoding.UTF8.name());
    }

    /** Returns the columns; none when only the server can tell. */
    public List<Column> columns() {
        return target.columns();
    }

    /** Returns the columns' names. */
    public List<String> names() {
        return names(target);
    }

    private static List<String> names(CopyColumns columns) {
        return columns.columns().stream().map(Column::name).toList();
    }

    /**
     * Begins a COPY to the server.
     *
     * @param firstRow the first row, or nothing
     * @param start what is to be done with the statement before it is sent
     */
    public OpenCopyIn begin(@Nullable Object[] firstRow, Function<String, ParsedSql> start) {
        boolean binary = CopyFormats.canBeBinary(target) && BinaryRowWriter.canWrite(firstRow, target);
        choose(binary);
        OpenCopyIn copy = session.copies().in(start.apply(subject.in(options)), caller);
        try {
            CopyFormat format = requireFormat(copy.format());
            options = options.format(format);
            target = requireColumns(copy.columns(), format, PgType.UNSPECIFIED);
            return copy;
        } catch (RuntimeException e) {
            copy.fail("the columns do not fit");
            throw e;
        }
    }

    /** Returns what writes rows for a COPY that was begun. */
    public RowWriter writer(OpenCopyIn copy) {
        return CopyFormats.writer(requireFormat(copy.format()), target, options);
    }

    /** Begins a COPY from the server. */
    public OpenStream open(Function<String, ParsedSql> start) {
        choose(CopyFormats.canBeBinary(target));
        return session.copies().rows(start.apply(subject.out(options)), caller, this::reader);
    }

    private CopyRows reader(Format found, int columns) {
        CopyFormat format = requireFormat(found);
        return CopyFormats.reader(format, requireColumns(columns, format, TEXT_OID), options.format(format));
    }

    private void choose(boolean binary) {
        if (options.format() == null && subject.takesOptions()) {
            options = options.format(binary && options.fitBinary() ? CopyFormat.BINARY : CopyFormat.TEXT);
        }
    }

    /** The server tells whether data are binary; whether they are CSV only those know who wrote the statement. */
    private CopyFormat requireFormat(@Nullable Format found) {
        if (found == null) {
            throw new ProgrammingError("the statement takes no data: it copies a file of the server");
        }
        if (found == Format.BINARY) {
            return CopyFormat.BINARY;
        }
        return options.format() == CopyFormat.CSV ? CopyFormat.CSV : CopyFormat.TEXT;
    }

    private CopyColumns requireColumns(int count, CopyFormat format, int typeOid) {
        if (target.columns().size() == count) {
            return target;
        }
        if (!target.columns().isEmpty()) {
            throw new ProgrammingError("the COPY has " + count + " columns, but the types of "
                    + target.columns().size() + " are known");
        }
        if (format == CopyFormat.BINARY) {
            throw new ProgrammingError(
                    "values in binary need the types of the " + count + " columns: name them by types()");
        }
        PgType type = target.context().catalog().byOid(typeOid);
        return new CopyColumns(
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> new Column("column" + i, type, null, -1, null, null, Format.TEXT))
                        .toList(),
                target.context());
    }
}
