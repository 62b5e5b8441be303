package io.pgadapt.extras.bulk;

import io.pgadapt.config.Placeholders;

/** How a statement is written for a connection. */
enum Dialect {
    /** With {@code $1}. */
    NATIVE {
        @Override
        String parameter(int number) {
            return "$" + number;
        }

        @Override
        String text(String sql) {
            return sql;
        }
    },

    /** With {@code %s}, where a percent sign is doubled. */
    PYFORMAT {
        @Override
        String parameter(int number) {
            return "%s";
        }

        @Override
        String text(String sql) {
            return sql.replace("%", "%%");
        }
    };

    static Dialect of(Placeholders placeholders) {
        return placeholders == Placeholders.PYFORMAT ? PYFORMAT : NATIVE;
    }

    /** Returns what stands for a parameter; numbers count from 1, each is used once and in order. */
    abstract String parameter(int number);

    /** Returns what stands for SQL that has no parameters. */
    abstract String text(String sql);
}
