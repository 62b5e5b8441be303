package io.pgadapt.types;

import static io.pgadapt.types.Wire.roundTrip;
import static io.pgadapt.types.Wire.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarViewsTest {
    @ParameterizedTest
    @ValueSource(strings = {"int2", "int4", "int8", "numeric", "float8", "text", "varchar", "date"})
    void yearsPass(String type) {
        for (int year : new int[] {2024, 1, -4000}) {
            assertThat(roundTrip(type, Year.of(year), Year.class)).isEqualTo(Year.of(year));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "date"})
    void monthsPass(String type) {
        for (YearMonth month : new YearMonth[] {YearMonth.of(2024, 2), YearMonth.of(20_000, 12), YearMonth.of(-1, 1)}) {
            assertThat(roundTrip(type, month, YearMonth.class)).isEqualTo(month);
        }
    }

    @Test
    void theyAreTheFirstDay() {
        assertThat(text("date", Year.of(2024))).isEqualTo("2024-01-01");
        assertThat(text("date", YearMonth.of(2024, 2))).isEqualTo("2024-02-01");
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> text("date", "2024-02-01", Year.class))
                .withMessageContainingAll("2024-02-01", "first day of a year");
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> text("date", "2024-02-02", YearMonth.class))
                .withMessageContainingAll("2024-02-02", "first day of a month");
    }

    @Test
    void infinityPassesBothWays() {
        for (String infinity : new String[] {"infinity", "-infinity"}) {
            assertThat(text("date", text("date", infinity, Year.class))).isEqualTo(infinity);
            assertThat(text("date", text("date", infinity, YearMonth.class))).isEqualTo(infinity);
        }
        assertThat(text("date", "infinity", YearMonth.class)).isEqualTo(YearMonth.from(LocalDate.MAX));
    }

    @Test
    void whatIsNoYearIsRefused() {
        assertThatExceptionOfType(CodecException.class).isThrownBy(() -> text("text", "x", Year.class));
        assertThatExceptionOfType(CodecException.class).isThrownBy(() -> text("int4", "1000000000", Year.class));
        assertThatExceptionOfType(CodecException.class).isThrownBy(() -> text("numeric", "2024.5", Year.class));
        assertThatExceptionOfType(CodecException.class).isThrownBy(() -> text("text", "2024-13", YearMonth.class));
    }

    @Test
    void theyAskForNoType() {
        CodecRegistry registry = CodecRegistry.defaults();
        assertThat(registry.hint(Year.of(2024))).isZero();
        assertThat(registry.hint(YearMonth.of(2024, 1))).isZero();
    }
}
