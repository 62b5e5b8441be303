package io.pgadapt.types.internal.postgis;

/** What a position has besides x and y: a height, a measure, both or neither. All positions of a geometry are alike. */
public enum Ordinates {
    /** Neither. */
    XY(false, false),
    /** A height. */
    XYZ(true, false),
    /** A measure. */
    XYM(false, true),
    /** Both. */
    XYZM(true, true);

    private final boolean hasZ;
    private final boolean hasM;

    Ordinates(boolean hasZ, boolean hasM) {
        this.hasZ = hasZ;
        this.hasM = hasM;
    }

    /** Returns those with or without a height and a measure. */
    public static Ordinates of(boolean hasZ, boolean hasM) {
        if (hasZ) {
            return hasM ? XYZM : XYZ;
        }
        return hasM ? XYM : XY;
    }

    /** Returns whether there is a height. */
    public boolean hasZ() {
        return hasZ;
    }

    /** Returns whether there is a measure. */
    public boolean hasM() {
        return hasM;
    }

    /** Returns how many numbers a position has; the measure is the last. */
    public int dimension() {
        return 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0);
    }
}
