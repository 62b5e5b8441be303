package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.ArrayText;

/** Puts around the elements of an array what the format wants there. Not thread-safe. */
abstract class ElementWriter {
    final Format format;
    final WireWriter out;
    final CodecContext context;

    private ElementWriter(Format format, WireWriter out, CodecContext context) {
        this.format = format;
        this.out = out;
        this.context = context;
    }

    /** Begins a dimension within what was begun before. */
    abstract void open();

    /** Ends a dimension. */
    abstract void close();

    /** Begins an element. */
    abstract void begin();

    /** Ends an element. */
    abstract void end();

    /** Writes an element that is NULL. */
    abstract void nullElement();

    /** Elements after their lengths. */
    static final class Binary extends ElementWriter {
        private int mark;

        Binary(WireWriter out, CodecContext context) {
            super(Format.BINARY, out, context);
        }

        @Override
        void open() {
            // the head of the array has said it
        }

        @Override
        void close() {
            // the head of the array has said it
        }

        @Override
        void begin() {
            mark = out.beginValue();
        }

        @Override
        void end() {
            out.endValue(mark);
        }

        @Override
        void nullElement() {
            out.nullValue();
        }
    }

    /** Elements between delimiters, dimensions in braces. */
    static final class Text extends ElementWriter {
        private final char delimiter;
        private boolean isFirst = true;
        private int from;

        Text(char delimiter, WireWriter out, CodecContext context) {
            super(Format.TEXT, out, context);
            this.delimiter = delimiter;
        }

        @Override
        void open() {
            delimit();
            out.int8('{');
            isFirst = true;
        }

        @Override
        void close() {
            out.int8('}');
            isFirst = false;
        }

        @Override
        void begin() {
            delimit();
            isFirst = false;
            from = out.size();
        }

        @Override
        void end() {
            ArrayText.quote(out, from, delimiter);
        }

        @Override
        void nullElement() {
            delimit();
            isFirst = false;
            out.utf8("NULL");
        }

        private void delimit() {
            if (!isFirst) {
                out.int8(delimiter);
            }
        }
    }
}
