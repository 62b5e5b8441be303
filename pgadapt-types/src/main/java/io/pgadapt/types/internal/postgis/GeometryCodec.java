package io.pgadapt.types.internal.postgis;

import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.internal.Hex;

/**
 * A class of a geometry library over {@code geometry} or {@code geography}: EWKB, in text as hexadecimal digits.
 *
 * @param <G> the superclass of the library's geometries
 * @param <T> the class
 */
final class GeometryCodec<G, T extends G> implements Codec<T> {
    private static final int INITIAL_CAPACITY = 256;
    private static final int WGS_84 = 4326;

    private final String typeName;
    private final Class<T> type;
    private final GeometryLibrary<G> library;
    private final int defaultSrid;

    GeometryCodec(String typeName, Class<T> type, GeometryLibrary<G> library) {
        this.typeName = typeName;
        this.type = type;
        this.library = library;
        this.defaultSrid = typeName.equals("geography") ? WGS_84 : 0;
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
    public T decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        G geometry = read(new WireReader(data, offset, length));
        if (!type.isInstance(geometry)) {
            throw new CodecException("this " + typeName + " is a "
                    + geometry.getClass().getSimpleName() + ", but a " + type.getName()
                    + " was asked for; ask for the class that it is, or for "
                    + library.type().getName());
        }
        return type.cast(geometry);
    }

    private G read(WireReader in) {
        try {
            return EwkbReader.read(in, library, defaultSrid);
        } catch (ProtocolException e) {
            throw new CodecException("malformed " + typeName + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new CodecException(
                    library.name() + " cannot have this " + typeName + ": " + e.getMessage()
                            + "; ask for byte[].class or String.class to get its EWKB",
                    e);
        }
    }

    @Override
    public T decodeText(byte[] data, int offset, int length, CodecContext context) {
        byte[] ewkb = Hex.decode(data, offset, length, typeName);
        return decodeBinary(ewkb, 0, ewkb.length, context);
    }

    @Override
    public void encodeBinary(T value, WireWriter out, CodecContext context) {
        library.write(value, out);
    }

    @Override
    public void encodeText(T value, WireWriter out, CodecContext context) {
        WireWriter ewkb = new WireWriter(INITIAL_CAPACITY);
        library.write(value, ewkb);
        Hex.UPPER_CASE.encode(ewkb.array(), 0, ewkb.size(), out);
    }

    @Override
    public String toString() {
        return typeName;
    }
}
