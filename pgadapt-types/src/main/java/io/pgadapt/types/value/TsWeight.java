package io.pgadapt.types.value;

/**
 * How much a word counts in a full-text search: {@code A} most, {@code D} least, which is what a word without a weight
 * has.
 *
 * @see <a href="https://www.postgresql.org/docs/18/datatype-textsearch.html">PostgreSQL manual: Text Search Types</a>
 */
public enum TsWeight {
    /** The least, and the default: not printed. */
    D(0),
    /** More. */
    C(1),
    /** Yet more. */
    B(2),
    /** The most. */
    A(3);

    private final int number;

    TsWeight(int number) {
        this.number = number;
    }

    /**
     * Returns the weight of a number.
     *
     * @throws IllegalArgumentException when it is not from 0 to 3
     */
    public static TsWeight of(int number) {
        for (TsWeight weight : values()) {
            if (weight.number == number) {
                return weight;
            }
        }
        throw new IllegalArgumentException(number + " is no weight, which are 0 to 3");
    }

    /** Returns the number by which the server knows the weight: 0 for {@code D} to 3 for {@code A}. */
    public int number() {
        return number;
    }
}
