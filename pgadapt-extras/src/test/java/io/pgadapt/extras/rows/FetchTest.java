package io.pgadapt.extras.rows;

import static io.pgadapt.extras.rows.Fetch.first;
import static io.pgadapt.extras.rows.Fetch.grouped;
import static io.pgadapt.extras.rows.Fetch.one;
import static io.pgadapt.extras.rows.Fetch.optional;
import static io.pgadapt.extras.rows.Fetch.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.NoDataFound;
import io.pgadapt.errors.sqlstate.TooManyRows;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FetchTest {
    private static final List<String> TWO = List.of("a", "b");

    @Test
    void oneIsTheOnlyRow() {
        assertThat(one(List.of("a"))).isEqualTo("a");
        assertThat(Fetch.<Object>one(Collections.singletonList(null))).isNull();
        assertThatExceptionOfType(NoDataFound.class).isThrownBy(() -> one(List.of()));
        assertThatExceptionOfType(TooManyRows.class).isThrownBy(() -> one(TWO));
    }

    @Test
    void optionalMayBeEmpty() {
        assertThat(optional(List.of("a"))).contains("a");
        assertThat(optional(List.of())).isEmpty();
        assertThat(optional(Collections.singletonList(null))).isEmpty();
        assertThatExceptionOfType(TooManyRows.class).isThrownBy(() -> optional(TWO));
    }

    @Test
    void firstIgnoresTheOthers() {
        assertThat(first(TWO)).contains("a");
        assertThat(first(List.of())).isEmpty();
    }

    @Test
    void mapsHaveTheRowsByKeyInOrder() {
        assertThat(toMap(List.of("b", "a"), String::hashCode, row -> row + row))
                .containsExactly(Map.entry((int) 'b', "bb"), Map.entry((int) 'a', "aa"));
        assertThat(toMap(TWO, row -> row)).containsExactly(Map.entry("a", "a"), Map.entry("b", "b"));
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> toMap(TWO, row -> 1))
                .withMessage("row 1 has a key that one before has, too; use grouped where keys are not unique");
    }

    @Test
    void groupsHaveTheRowsOfEachKeyInOrder() {
        assertThat(grouped(List.of("bat", "ant", "bee"), row -> row.charAt(0)))
                .containsExactly(Map.entry('b', List.of("bat", "bee")), Map.entry('a', List.of("ant")));
        assertThat(grouped(List.of("bat", "ant", "bee"), row -> row.charAt(0), String::length))
                .containsExactly(Map.entry('b', List.of(3, 3)), Map.entry('a', List.of(3)));
    }
}
