package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.ArrayShape;
import io.pgadapt.types.internal.ArrayText;
import io.pgadapt.types.internal.ArrayTokens;

/**
 * The elements of an array one after the other, none of which is NULL. Not thread-safe.
 *
 * <p>The fields are what {@link #next} found; they are fields because a loop over primitives reads them.
 */
abstract class ElementReader {
    final Format format;
    final CodecContext context;
    byte[] data;
    int offset;
    int length;

    private ElementReader(Format format, byte[] data, CodecContext context) {
        this.format = format;
        this.data = data;
        this.context = context;
    }

    /** Finds the next element. */
    abstract void next();

    /** Elements after their lengths. */
    static final class Binary extends ElementReader {
        private final WireReader in;
        private final ArrayShape shape;
        private final Class<?> arrayClass;
        private int count;

        /** Creates a reader behind the head of an array; the class is named in errors. */
        Binary(WireReader in, ArrayShape shape, Class<?> arrayClass, CodecContext context) {
            super(Format.BINARY, in.array(), context);
            this.in = in;
            this.shape = shape;
            this.arrayClass = arrayClass;
        }

        @Override
        void next() {
            length = in.int32();
            if (length == -1) {
                throw shape.nullAt(count, arrayClass);
            }
            offset = in.skip(length);
            count++;
        }
    }

    /** Elements between delimiters. */
    static final class Text extends ElementReader {
        private final ArrayTokens in;

        /** Creates a reader of a text that has been checked, and has no NULL. */
        Text(ArrayTokens in, CodecContext context) {
            super(Format.TEXT, in.data(), context);
            this.in = in;
            ArrayText.skipBounds(in);
        }

        @Override
        void next() {
            in.next();
            data = in.data();
            offset = in.offset();
            length = in.length();
        }
    }
}
