package io.pgadapt.types.internal.postgis;

import java.util.List;

/**
 * Makes the geometries of a library, from the inside out, for one value whose positions are all alike.
 *
 * @param <G> the library's geometry
 * @param <C> the library's sequence of positions
 */
public interface GeometryMaker<G, C> {
    /** Reads positions, each of which {@link EwkbReader#ordinate} gives number by number. */
    C positions(int count, EwkbReader<?> in);

    /** Makes a point of one position, which is NaN in x and y when the point is empty. */
    G point(C position);

    /** Makes a line. */
    G lineString(C positions);

    /** Makes a polygon of its shell and its holes, or of nothing. */
    G polygon(List<C> rings);

    /** Makes a collection; of a kind that holds parts of one kind only, all are. */
    G collection(GeometryKind kind, List<G> parts);

    /** Puts the last hand to the whole, which may also be returned as it is. */
    G finish(G whole);
}
