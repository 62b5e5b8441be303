package io.pgadapt.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.errors.ProgrammingError;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinderTest {
    private static ParsedSql parse(String text, ParameterStyle style) {
        return SqlParser.parse(text, style, StringSyntax.STANDARD);
    }

    @Test
    void positionalValuesKeepTheirOrder() {
        assertThat(Binder.bind(parse("SELECT $2, $1", ParameterStyle.NUMERIC), new Object[] {"a", null}))
                .containsExactly("a", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT $1, $2, $3 | 2 | 3 parameters are needed ($1..$3), 2 were given",
                "SELECT $1         | 2 | 1 parameter is needed ($1), 2 were given",
                "SELECT $1, $2     | 1 | 2 parameters are needed ($1..$2), 1 was given",
                "SELECT 1          | 1 | 0 parameters are needed, 1 was given",
            })
    void refusesAWrongNumberOfPositionalValues(String text, int given, String message) {
        assertThatThrownBy(() -> Binder.bind(parse(text, ParameterStyle.NUMERIC), new Object[given]))
                .isInstanceOfSatisfying(ProgrammingError.class, error -> {
                    assertThat(error).hasMessage(message);
                    assertThat(error.sql()).isEqualTo(text);
                    assertThat(error.safeToRetry()).isTrue();
                });
    }

    @Test
    void namedValuesAreOrderedByTheirFirstUse() {
        ParsedSql sql = parse("SELECT :b, :a, :b", ParameterStyle.NAMED);
        assertThat(Binder.bind(sql, Map.of("a", 1, "b", 2, "unused", 3))).containsExactly(2, 1);
    }

    @Test
    void namedNullIsAValue() {
        Map<String, Object> values = new HashMap<>();
        values.put("a", null);
        assertThat(Binder.bind(parse("SELECT :a", ParameterStyle.NAMED), values))
                .containsExactly((Object) null);
    }

    @Test
    void refusesAMissingName() {
        ParsedSql sql = parse("SELECT :min, :max", ParameterStyle.NAMED);
        assertThatThrownBy(() -> Binder.bind(sql, Map.of("name", 1, "min", 2)))
                .isInstanceOf(ProgrammingError.class)
                .hasMessage(":max is not given; given are: min, name");
        assertThatThrownBy(() -> Binder.bind(sql, Map.of())).hasMessage(":min is not given; nothing is given");
        assertThatThrownBy(() -> Binder.bind(parse("SELECT %(a)s", ParameterStyle.PYFORMAT), Map.of()))
                .hasMessageStartingWith("%(a)s is not given");
    }

    @Test
    void refusesPositionsForNamesAndNamesForPositions() {
        assertThatThrownBy(() -> Binder.bind(parse("SELECT %(a)s", ParameterStyle.PYFORMAT), new Object[] {1}))
                .isInstanceOf(ProgrammingError.class)
                .hasMessage("the parameters have names (a), but the values are given by position");
        assertThatThrownBy(() -> Binder.bind(parse("SELECT %s", ParameterStyle.PYFORMAT), Map.of("a", 1)))
                .isInstanceOf(ProgrammingError.class)
                .hasMessage("the parameters have no names, but the values are given by name");
    }
}
