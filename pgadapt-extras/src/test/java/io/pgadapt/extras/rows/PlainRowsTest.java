package io.pgadapt.extras.rows;

import static io.pgadapt.extras.rows.FixtureResult.columns;
import static io.pgadapt.extras.rows.Rows.array;
import static io.pgadapt.extras.rows.Rows.list;
import static io.pgadapt.extras.rows.Rows.scalar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.errors.ProgrammingError;
import org.junit.jupiter.api.Test;

class PlainRowsTest {
    @Test
    void scalarIsTheFirstColumn() {
        assertThat(columns("a", "b").row(1, "x").as(scalar())).isEqualTo(1);
        Integer typed = columns("a", "b").row(1, "x").as(scalar(Integer.class));
        assertThat(typed).isEqualTo(1);
    }

    @Test
    void scalarOfNullIsNull() {
        assertThat(columns("a").row((Object) null).as(scalar())).isNull();
        assertThat(columns("a").row((Object) null).as(scalar(Integer.class))).isNull();
    }

    @Test
    void scalarNeedsColumn() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns().row().as(scalar()))
                .withMessage("the result has no column to take a value from");
    }

    @Test
    void listHoldsAllValuesAndCannotBeChanged() {
        assertThat(columns("a", "b").row(1, null).as(list()))
                .containsExactly(1, null)
                .isUnmodifiable();
    }

    @Test
    void arrayHoldsAllValues() {
        assertThat(columns("a", "a").row(1, null).as(array())).containsExactly(1, null);
    }
}
