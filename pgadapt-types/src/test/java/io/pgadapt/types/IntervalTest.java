package io.pgadapt.types;

import static io.pgadapt.types.Wire.binary;
import static io.pgadapt.types.Wire.roundTrip;
import static io.pgadapt.types.Wire.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.types.internal.IntervalStyle;
import io.pgadapt.types.value.Interval;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0|0|00:00:00|@ 0|PT0S|0",
                "14|0|0|1 year 2 mons|@ 1 year 2 mons|P1Y2M|1-2",
                "-14|0|0|-1 years -2 mons|@ 1 year 2 mons ago|P-1Y-2M|-1-2",
                "14|3|14706000000|1 year 2 mons 3 days 04:05:06|@ 1 year 2 mons 3 days 4 hours 5 mins 6 secs|"
                        + "P1Y2M3DT4H5M6S|+1-2 +3 +4:05:06",
                "0|-1|7384000000|-1 days +02:03:04|@ 1 day -2 hours -3 mins -4 secs ago|P-1DT2H3M4S|+0-0 -1 +2:03:04",
                "-1|1|-1|-1 mons +1 day -00:00:00.000001|@ 1 mon -1 days 0.000001 secs ago|P-1M1DT-0.000001S|"
                        + "-0-1 +1 -0:00:00.000001",
                "0|0|1000000|00:00:01|@ 1 sec|PT1S|0:00:01",
                "0|0|1500000|00:00:01.5|@ 1.5 secs|PT1.5S|0:00:01.5",
                "0|-3|-14706000000|-3 days -04:05:06|@ 3 days 4 hours 5 mins 6 secs ago|P-3DT-4H-5M-6S|-3 4:05:06",
            })
    void everyStyleIsWrittenAndReadAsTheServerDoes(
            int months, int days, long micros, String postgres, String verbose, String iso, String sql) {
        Interval interval = new Interval(months, days, micros);
        Map<IntervalStyle, String> texts = Map.of(
                IntervalStyle.POSTGRES, postgres,
                IntervalStyle.POSTGRES_VERBOSE, verbose,
                IntervalStyle.ISO_8601, iso,
                IntervalStyle.SQL_STANDARD, sql);
        texts.forEach((style, expected) -> {
            assertThat(text("interval", interval, session(style))).isEqualTo(expected);
            assertThat(text("interval", expected, Interval.class)).as(expected).isEqualTo(interval);
        });
    }

    @ParameterizedTest
    @EnumSource(IntervalStyle.class)
    void whatIsWrittenReadsAsTheSame(IntervalStyle style) {
        long seed = 17;
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            Interval interval = new Interval(
                    random.nextInt() >> random.nextInt(32),
                    random.nextInt() >> random.nextInt(32),
                    random.nextLong() >> random.nextInt(64));
            String written = text("interval", interval, session(style));
            assertThat(text("interval", written, Interval.class))
                    .as("%s, seed %s", written, seed)
                    .isEqualTo(interval);
        }
    }

    @Test
    void infinitiesAreTheirExtremes() {
        assertThat(text("interval", "infinity", Interval.class)).isEqualTo(Interval.INFINITY);
        assertThat(roundTrip("interval", Interval.NEGATIVE_INFINITY, Interval.class))
                .isEqualTo(Interval.NEGATIVE_INFINITY);
        assertThat(binary("interval", Interval.INFINITY)).isEqualTo("7fffffffffffffff7fffffff7fffffff");
        assertThat(text("interval", Interval.NEGATIVE_INFINITY)).isEqualTo("-infinity");
    }

    @Test
    void durationsAndPeriodsPassWithoutLoss() {
        Duration duration = Duration.ofSeconds(-90_061, 500_000_000);
        assertThat(roundTrip("interval", duration, Duration.class)).isEqualTo(duration);
        Period period = Period.of(1, 2, 3);
        assertThat(roundTrip("interval", period, Period.class)).isEqualTo(period);
        assertThatThrownBy(() -> text("interval", "1 day", Duration.class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("Duration");
        assertThatThrownBy(() -> text("interval", "00:00:01", Period.class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("Period");
        assertThat(CodecRegistry.defaults().hint(duration)).isEqualTo(1186);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1",
                "1 lightyear",
                "P",
                "P1",
                "PT",
                "P1X",
                "P1.5D",
                "1 day ago",
                "@ 1 day ago ago",
                "01:02",
                "01:02:03:04",
                "1-2-3",
                "00:00:00.1234567",
                "00:00:00.",
                "99999999999 days",
                "P1YT1Y",
                "1 day  1 mon",
                "2562047789:00:00"
            })
    void textsThatAreNoIntervalsAreRefused(String text) {
        assertThatThrownBy(() -> text("interval", text, Interval.class)).isInstanceOf(CodecException.class);
    }

    private static CodecContext session(IntervalStyle style) {
        return new CodecContext(
                180000,
                "ISO, MDY",
                style.name().toLowerCase(java.util.Locale.ROOT),
                ZoneOffset.UTC,
                true,
                Wire.CONTEXT.registry(),
                Wire.CONTEXT.catalog());
    }
}
