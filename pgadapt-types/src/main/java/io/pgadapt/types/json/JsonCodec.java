package io.pgadapt.types.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;

/**
 * A class over {@code json} or {@code jsonb}, parsed from the bytes of the row and written to those of the message.
 *
 * <p>The binary form of {@code jsonb} is a version, always 1, before the text.
 *
 * @param <T> the class
 */
final class JsonCodec<T> implements Codec<T> {
    private static final int VERSION = 1;

    private final String typeName;
    private final Class<T> type;
    private final Type target;
    private final ObjectMapper mapper;
    private final ObjectReader reader;
    private final int headerSize;

    JsonCodec(String typeName, Class<T> type, Type target, ObjectMapper mapper) {
        this.typeName = typeName;
        this.type = type;
        this.target = target;
        this.mapper = mapper;
        this.reader = mapper.readerFor(mapper.constructType(target));
        this.headerSize = typeName.equals("jsonb") ? 1 : 0;
    }

    @Override
    public Class<T> javaType() {
        return type;
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public Format format() {
        return Format.TEXT;
    }

    @Override
    public T decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        if (length < headerSize || (headerSize == 1 && data[offset] != VERSION)) {
            throw new CodecException(
                    "this is not version " + VERSION + " of the binary form of " + typeName + ", the only one known");
        }
        return decodeText(data, offset + headerSize, length - headerSize, context);
    }

    @Override
    public T decodeText(byte[] data, int offset, int length, CodecContext context) {
        T value;
        try {
            value = reader.readValue(data, offset, length);
        } catch (IOException e) {
            throw new CodecException(
                    "this " + typeName + " cannot be read as " + target.getTypeName() + ": " + reason(e), e);
        }
        if (value == null) {
            throw new CodecException("this " + typeName + " is the JSON null, for which " + target.getTypeName()
                    + " has no value; ask for JsonNode.class, or for String.class");
        }
        return value;
    }

    @Override
    public void encodeBinary(T value, WireWriter out, CodecContext context) {
        encodeText(value, headerSize == 1 ? out.int8(VERSION) : out, context);
    }

    @Override
    public void encodeText(T value, WireWriter out, CodecContext context) {
        try {
            mapper.writeValue(new Sink(out), value);
        } catch (IOException e) {
            throw new CodecException(
                    "a " + value.getClass().getName() + " cannot be written as " + typeName + ": " + reason(e), e);
        }
    }

    @Override
    public String toString() {
        return target.getTypeName() + " over " + typeName;
    }

    /** Jackson's own message repeats the document. */
    private static String reason(IOException e) {
        return e instanceof JsonProcessingException json
                ? json.getOriginalMessage() + place(json)
                : String.valueOf(e.getMessage());
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    /** A message that is being written, as stream. */
    private static final class Sink extends OutputStream {
        private final WireWriter out;

        Sink(WireWriter out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            out.int8(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            out.bytes(bytes, offset, length);
        }
    }
}
