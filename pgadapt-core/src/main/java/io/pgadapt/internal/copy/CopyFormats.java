package io.pgadapt.internal.copy;

import io.pgadapt.copy.CopyFormat;
import io.pgadapt.copy.CopyOptions;
import io.pgadapt.internal.engine.CopyColumns;
import io.pgadapt.internal.engine.CopyRows;
import io.pgadapt.internal.row.DefaultCodecs;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.protocol.wire.ClientEncoding;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.row.Column;

/** What writes and reads rows in each format. */
public final class CopyFormats {
    private CopyFormats() {}

    /** Returns whether rows of such columns can travel in binary: codecs know UTF-8 only, in which text within values is then. */
    public static boolean canBeBinary(CopyColumns target) {
        return target.context().clientEncoding().isUtf8()
                && target.columns().stream()
                        .allMatch(column -> column.type().hasBinary()
                                && DefaultCodecs.of(column.type(), target.context())
                                        .hasBinary());
    }

    /** Returns what writes rows. */
    public static RowWriter writer(CopyFormat format, CopyColumns columns, CopyOptions options) {
        return switch (format) {
            case TEXT -> new TextRowWriter(columns, options);
            case CSV -> new CsvRowWriter(columns, options);
            case BINARY -> new BinaryRowWriter(columns);
        };
    }

    /** Returns what reads rows. */
    public static CopyRows reader(CopyFormat format, CopyColumns columns, CopyOptions options) {
        return switch (format) {
            case TEXT -> new TextRows(shape(columns, Format.TEXT), options);
            case CSV -> new CsvRows(shape(columns, Format.TEXT), options);
            case BINARY -> new BinaryRows(shape(columns, Format.BINARY));
        };
    }

    private static ResultShape shape(CopyColumns columns, Format format) {
        return new ResultShape(
                columns.columns().stream()
                        .map((Column column) -> column.withFormat(format))
                        .toList(),
                columns.context().withClientEncoding(ClientEncoding.UTF8));
    }
}
