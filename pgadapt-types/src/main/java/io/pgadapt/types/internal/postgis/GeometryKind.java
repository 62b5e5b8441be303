package io.pgadapt.types.internal.postgis;

import io.pgadapt.types.CodecException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The kinds of geometry that the libraries have classes for, in the order of their numbers in WKB, which begin with 1. */
public enum GeometryKind {
    /** One position, or none. */
    POINT(null),
    /** Positions. */
    LINESTRING(null),
    /** Rings. */
    POLYGON(null),
    /** Points. */
    MULTIPOINT(POINT),
    /** Lines. */
    MULTILINESTRING(LINESTRING),
    /** Polygons. */
    MULTIPOLYGON(POLYGON),
    /** Geometries of any kind. */
    GEOMETRYCOLLECTION(null);

    private static final GeometryKind[] KINDS = values();

    private final @Nullable GeometryKind part;

    GeometryKind(@Nullable GeometryKind part) {
        this.part = part;
    }

    /**
     * Returns the kind of a number.
     *
     * @param library named in errors
     * @throws CodecException when the libraries have no class for it; the message says what to do
     */
    static GeometryKind of(int number, String library) {
        if (number >= 1 && number <= KINDS.length) {
            return KINDS[number - 1];
        }
        throw Unsupported.of(number, library);
    }

    /** Returns whether geometries of a kind can be parts of this. */
    boolean canHold(GeometryKind kind) {
        return part == null || part == kind;
    }

    /** Kinds that PostGIS has beyond these. */
    private enum Unsupported {
        CIRCULARSTRING(8, "select ST_CurveToLine of it"),
        COMPOUNDCURVE(9, "select ST_CurveToLine of it"),
        CURVEPOLYGON(10, "select ST_CurveToLine of it"),
        MULTICURVE(11, "select ST_CurveToLine of it"),
        MULTISURFACE(12, "select ST_CurveToLine of it"),
        POLYHEDRALSURFACE(15, "select ST_ForceCollection of it"),
        TIN(16, "select ST_MakePolygon(ST_Boundary(geom)) of each part that ST_Dump gives"),
        TRIANGLE(17, "select ST_MakePolygon(ST_Boundary(...)) of it");

        private final int number;
        private final String remedy;

        Unsupported(int number, String remedy) {
            this.number = number;
            this.remedy = remedy;
        }

        static CodecException of(int number, String library) {
            return Arrays.stream(values())
                    .filter(kind -> kind.number == number)
                    .findFirst()
                    .map(kind -> error("a " + kind, library, kind.remedy + ", or "))
                    .orElseGet(() -> error("a geometry of the unknown kind " + number, library, ""));
        }

        private static CodecException error(String kind, String library, String remedy) {
            return new CodecException("this is or holds " + kind + ", for which " + library + " has no class; " + remedy
                    + "ask for byte[].class or String.class to get its EWKB");
        }
    }
}
