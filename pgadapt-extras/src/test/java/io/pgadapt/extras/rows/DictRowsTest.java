package io.pgadapt.extras.rows;

import static io.pgadapt.extras.rows.FixtureResult.columns;
import static io.pgadapt.extras.rows.Rows.dict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.errors.InterfaceError;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DictRowsTest {
    private final DictRow row = columns("id", "name", "id").row(1, "tea", null).as(dict());

    @Test
    void givesValuesByIndexAndName() {
        assertThat(row.get(0)).isEqualTo(1);
        assertThat(row.get("name")).isEqualTo("tea");
        assertThat(row.has("name")).isTrue();
        assertThat(row.has("tea")).isFalse();
        assertThat(row.names()).containsExactly("id", "name", "id");
    }

    @Test
    void takesTheLastOfSeveralColumnsOfOneName() {
        assertThat(row.get("id")).isNull();
        assertThat(row.toMap()).hasToString("{id=null, name=tea}");
    }

    @Test
    void isTheListOfItsValues() {
        List<Object> values = Arrays.asList(1, "tea", null);
        assertThat(row).isEqualTo(values).hasSameHashCodeAs(values);
        assertThat(row.subList(0, 2)).containsExactly(1, "tea");
    }

    @Test
    void replacesValues() {
        assertThat(row.set("name", "coffee")).isEqualTo("tea");
        assertThat(row.set(0, 2)).isEqualTo(1);
        assertThat(row).containsExactly(2, "coffee", null);
    }

    @Test
    void listsTheNamesThereAreWhenOneIsMissing() {
        assertThatExceptionOfType(InterfaceError.class)
                .isThrownBy(() -> row.get("price"))
                .withMessage("no column is named \"price\"; there are [id, name, id]");
    }
}
