package io.pgadapt.extras.rows;

import static io.pgadapt.extras.rows.FixtureResult.columns;
import static io.pgadapt.extras.rows.Rows.namedTuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.ProgrammingError;
import org.junit.jupiter.api.Test;

class NamedTupleRowsTest {
    private final NamedTuple row = columns("id", "name").row(1, "tea").as(namedTuple());

    @Test
    void givesValuesByIndexAndName() {
        assertThat(row.get(0)).isEqualTo(1);
        assertThat(row.get("name")).isEqualTo("tea");
        assertThat(row.values()).containsExactly(1, "tea");
        assertThat(row.size()).isEqualTo(2);
    }

    @Test
    void printsNamesAndValues() {
        assertThat(row).hasToString("Record(id=1, name=tea)");
    }

    @Test
    void cleansNames() {
        NamedTuple odd = columns("?column?", "3", "_x", "a b-c.d", "größe", "a_b", "Foo", "`~|^")
                .row(1, 2, 3, 4, 5, 6, 7, 8)
                .as(namedTuple());
        assertThat(odd.names()).containsExactly("f_column_", "f3", "f_x", "a_b_c_d", "größe", "a_b", "Foo", "f____");
    }

    @Test
    void refusesNamesThatAreTheSameOnceCleaned() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("a b", "a-b").row(1, 2).as(namedTuple()))
                .withMessage(
                        "a named tuple cannot have two values named a_b: column 1 (\"a-b\", any) repeats the name; give it"
                                + " another with AS");
    }

    @Test
    void equalsWhenNamesAndValuesDo() {
        NamedTuple bytes = columns("data").row((Object) new byte[] {1, 2}).as(namedTuple());
        assertThat(bytes)
                .isEqualTo(columns("data").row((Object) new byte[] {1, 2}).as(namedTuple()))
                .hasSameHashCodeAs(
                        columns("data").row((Object) new byte[] {1, 2}).as(namedTuple()))
                .isNotEqualTo(columns("data").row((Object) new byte[] {1, 3}).as(namedTuple()))
                .isNotEqualTo(columns("date").row((Object) new byte[] {1, 2}).as(namedTuple()));
    }

    @Test
    void listsTheNamesThereAreWhenOneIsMissing() {
        assertThatExceptionOfType(InterfaceError.class)
                .isThrownBy(() -> row.get("price"))
                .withMessageContaining("there are [id, name]");
    }
}
