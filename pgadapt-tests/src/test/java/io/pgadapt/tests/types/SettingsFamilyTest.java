package io.pgadapt.tests.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import io.pgadapt.row.Row;
import io.pgadapt.types.value.Interval;
import io.pgadapt.types.value.PgArray;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values whose text depends on settings of the session, under each of those settings. */
class SettingsFamilyTest extends LabTest {
    private static final int MICRO_DIGITS = 6;

    @AfterEach
    void reset() {
        for (Travel travel : Travel.values()) {
            lab().connection(travel).execute("RESET ALL");
        }
    }

    @TestFactory
    Stream<DynamicNode> intervalsInEveryStyle() {
        return Stream.of("postgres", "postgres_verbose", "sql_standard", "iso_8601")
                .map(style -> under("IntervalStyle", style, "interval", intervals()));
    }

    private static List<Sample> intervals() {
        List<Sample> samples = new ArrayList<>();
        for (int months : new int[] {0, 1, -1, 13, -25}) {
            for (int days : new int[] {0, 1, -2}) {
                for (long micros : new long[] {0, 1, -1, 3_600_000_000L, -86_399_999_999L, 90_500_000}) {
                    // the designators of ISO 8601 are read alike in every style
                    String seconds = BigDecimal.valueOf(micros, MICRO_DIGITS).toPlainString();
                    samples.add(new Sample(
                            "P" + months + "M" + days + "DT" + seconds + "S", new Interval(months, days, micros)));
                }
            }
        }
        return samples;
    }

    @TestFactory
    Stream<DynamicNode> backslashesInStringsThatMayOrMayNotConform() {
        List<Sample> samples = Stream.of("\\", "\\'", "a\\nb", "\\x41", "''\\\\''", "\\\"")
                .map(text -> new Sample(text, text))
                .toList();
        return Stream.of("on", "off").map(value -> under("standard_conforming_strings", value, "text", samples));
    }

    /** The tests of a type in sessions that have a setting when they run. */
    private DynamicContainer under(String setting, String value, String type, List<Sample> samples) {
        return dynamicContainer(setting + " = " + value, Stream.of(type).map(name -> {
            for (Travel travel : Travel.values()) {
                lab().connection(travel).execute("SELECT set_config($1, $2, false)", setting, value);
            }
            return lab().tests(name, samples);
        }));
    }

    @ParameterizedTest
    @EnumSource(Travel.class)
    void bytesThatTheServerEscapes(Travel travel) {
        byte[] all = new byte[256];
        IntStream.range(0, all.length).forEach(i -> all[i] = (byte) i);
        lab().connection(travel).execute("SET bytea_output = 'escape'");
        Row row = Objects.requireNonNull(lab().connection(travel)
                .execute("SELECT $1, ARRAY[$1], format('%s', $1)", ByteBuffer.wrap(all))
                .fetchOne());
        assertThat(row.get(0)).isEqualTo(ByteBuffer.wrap(all));
        assertThat(row.get(1)).isEqualTo(PgArray.of(List.of(ByteBuffer.wrap(all))));
        assertThat(row.getString(2)).startsWith("\\000\\001");
    }
}
