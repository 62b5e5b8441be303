package io.pgadapt.internal.copy;

import io.pgadapt.copy.CopyOptions;
import io.pgadapt.internal.engine.CopyColumns;
import io.pgadapt.protocol.wire.Format;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows as lines of text, in UTF-8. */
abstract class LineWriter extends RowWriter {
    private final char delimiter;
    private final byte[] nullText;

    /** What means something else than itself when a value consists of it. */
    private final List<byte[]> markers;

    private final boolean hasHeader;

    LineWriter(CopyColumns columns, CopyOptions options) {
        super(columns);
        this.delimiter = options.delimiter();
        this.nullText = utf8(options.nullText());
        this.markers = Stream.of(
                        options.nullText(), options.defaultText() == null ? options.nullText() : options.defaultText())
                .distinct()
                .map(LineWriter::utf8)
                .toList();
        this.hasHeader = options.hasHeader();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Changes the value that was written from an index on where it would be taken for something else. */
    abstract void protect(int start);

    @Override
    public final void begin() {
        if (hasHeader) {
            for (int i = 0; i < columns.size(); i++) {
                separate(i);
                int start = out.size();
                out.utf8(columns.get(i).name());
                protect(start);
            }
            endRow();
        }
    }

    @Override
    public void end() {}

    @Override
    final void beginRow() {}

    @Override
    final void endRow() {
        out.int8('\n');
    }

    @Override
    final void value(int column, @Nullable Object value) {
        separate(column);
        if (value == null) {
            out.bytes(nullText);
            return;
        }
        int start = out.size();
        codec(column, value).encode(Format.TEXT, value, out, context);
        protect(start);
    }

    private void separate(int column) {
        if (column > 0) {
            out.int8(delimiter);
        }
    }

    /** Returns whether what was written from an index on stands for something else. */
    final boolean isMarker(int start) {
        for (int i = 0; i < markers.size(); i++) {
            byte[] marker = markers.get(i);
            if (out.size() - start == marker.length
                    && Arrays.equals(out.array(), start, out.size(), marker, 0, marker.length)) {
                return true;
            }
        }
        return false;
    }
}
