package io.pgadapt.extras.rows;

/** How components find their columns. */
enum Matching {
    /** By their names. */
    BY_NAME {
        @Override
        int find(ResultColumns columns, ColumnName name, Target target) {
            return columns.take(name, target);
        }

        @Override
        boolean reachesInto(ResultColumns columns, ColumnName name) {
            return columns.mayHavePartsOf(name);
        }
    },

    /** The next component takes the next column. */
    BY_POSITION {
        @Override
        int find(ResultColumns columns, ColumnName name, Target target) {
            return columns.takeNext(target);
        }

        @Override
        boolean reachesInto(ResultColumns columns, ColumnName name) {
            return false;
        }
    };

    /** Returns the index of the column that the target takes; -1 when it finds none. */
    abstract int find(ResultColumns columns, ColumnName name, Target target);

    /** Returns whether the parts of a record may find columns of their own. */
    abstract boolean reachesInto(ResultColumns columns, ColumnName name);
}
