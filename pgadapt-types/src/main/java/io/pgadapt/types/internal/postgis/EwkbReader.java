package io.pgadapt.types.internal.postgis;

import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.types.CodecException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads EWKB in one pass into the classes of a library.
 *
 * <p>The libraries' own readers are not used, because each of them gets something wrong. JTS's {@code WKBReader} repairs
 * rings that are open and lines of one point, takes a point for empty when only one of x and y is NaN, forgets that an
 * empty geometry has Z, reads over what is left at the end and over byte orders that do not exist; and it reserves memory
 * on the word of each count in a nest of collections. The {@code BinaryParser} of postgis-geometry reserves memory for any
 * count, runs off the end of the array, refuses parts in another byte order, and forgets what an empty geometry has.
 *
 * @param <G> the library's geometry
 */
public final class EwkbReader<G> {
    /** As deep as PostGIS itself reads. */
    private static final int MAX_DEPTH = 200;

    private static final int BIG_ENDIAN = 0;
    private static final int LITTLE_ENDIAN = 1;

    private static final int HAS_Z = 0x8000_0000;
    private static final int HAS_M = 0x4000_0000;
    private static final int HAS_SRID = 0x2000_0000;
    private static final int KIND = 0x1FFF_FFFF;

    /** A byte order, a kind and a count. */
    private static final int LEAST_PART = 9;

    /** A count. */
    private static final int LEAST_RING = 4;

    private final WireReader in;
    private final GeometryLibrary<G> library;
    private boolean bigEndian;

    private EwkbReader(WireReader in, GeometryLibrary<G> library) {
        this.in = in;
        this.library = library;
    }

    /**
     * Reads a value.
     *
     * @param defaultSrid what a geometry without SRID has
     * @throws CodecException when the library has no class for it
     * @throws ProtocolException when this is no EWKB
     * @throws IllegalArgumentException when the library refuses to make such a geometry
     */
    static <G> G read(WireReader in, GeometryLibrary<G> library, int defaultSrid) {
        EwkbReader<G> reader = new EwkbReader<>(in, library);
        Header header = reader.header(defaultSrid);
        G geometry = reader.make(header, library.maker(header.ordinates(), header.srid()));
        in.requireExhausted();
        return geometry;
    }

    /** Reads the next number of a position. */
    public double ordinate() {
        long bits = in.int64();
        return Double.longBitsToDouble(bigEndian ? bits : Long.reverseBytes(bits));
    }

    private <C> G make(Header header, GeometryMaker<G, C> maker) {
        return maker.finish(new Body<>(header, maker).read(header.kind(), 1));
    }

    /** What stands before each geometry, also before those within another. */
    private record Header(GeometryKind kind, Ordinates ordinates, int srid) {}

    private Header header(int defaultSrid) {
        int order = in.uint8();
        if (order != BIG_ENDIAN && order != LITTLE_ENDIAN) {
            throw new ProtocolException("byte order " + order + " is neither 0 nor 1");
        }
        bigEndian = order == BIG_ENDIAN;
        int word = int32();
        int srid = (word & HAS_SRID) == 0 ? defaultSrid : int32();
        return new Header(
                GeometryKind.of(word & KIND, library.name()),
                Ordinates.of((word & HAS_Z) != 0, (word & HAS_M) != 0),
                srid);
    }

    private int int32() {
        int value = in.int32();
        return bigEndian ? value : Integer.reverseBytes(value);
    }

    /** Reads a count of items that take at least so many bytes each. */
    private int count(int itemSize) {
        int count = int32();
        if (count < 0 || (long) count * itemSize > in.remaining()) {
            throw new ProtocolException("a count of " + Integer.toUnsignedString(count) + " does not fit into the "
                    + in.remaining() + " bytes that are left");
        }
        return count;
    }

    /** What comes after the headers. */
    private final class Body<C> {
        private final Header whole;
        private final GeometryMaker<G, C> maker;
        private final int positionSize;

        Body(Header whole, GeometryMaker<G, C> maker) {
            this.whole = whole;
            this.maker = maker;
            this.positionSize = whole.ordinates().dimension() * Double.BYTES;
        }

        G read(GeometryKind kind, int depth) {
            return switch (kind) {
                case POINT -> maker.point(maker.positions(1, EwkbReader.this));
                case LINESTRING -> maker.lineString(positions());
                case POLYGON -> maker.polygon(rings());
                default -> maker.collection(kind, parts(kind, depth));
            };
        }

        private C positions() {
            return maker.positions(count(positionSize), EwkbReader.this);
        }

        /** The lists grow with what is read, so that no count reserves memory for what does not come. */
        private List<C> rings() {
            int count = count(LEAST_RING);
            List<C> rings = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                rings.add(positions());
            }
            return rings;
        }

        private List<G> parts(GeometryKind kind, int depth) {
            if (depth == MAX_DEPTH) {
                throw new ProtocolException("collections in collections, more than " + MAX_DEPTH + " deep");
            }
            int count = count(LEAST_PART);
            List<G> parts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                parts.add(part(kind, depth));
            }
            return parts;
        }

        private G part(GeometryKind kind, int depth) {
            Header part = header(whole.srid());
            if (!kind.canHold(part.kind())) {
                throw new ProtocolException("a " + part.kind() + " within a " + kind);
            }
            if (part.ordinates() != whole.ordinates() || part.srid() != whole.srid()) {
                throw new ProtocolException("a part of " + part.ordinates() + " and SRID " + part.srid()
                        + " within a geometry of " + whole.ordinates() + " and SRID " + whole.srid());
            }
            return read(part.kind(), depth + 1);
        }
    }
}
