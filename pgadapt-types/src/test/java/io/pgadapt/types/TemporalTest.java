package io.pgadapt.types;

import static io.pgadapt.types.Wire.binary;
import static io.pgadapt.types.Wire.roundTrip;
import static io.pgadapt.types.Wire.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("JavaUtilDate")
class TemporalTest {
    private static final int[] YEARS = {
        -4712, -1, 0, 1, 4, 100, 400, 1582, 1899, 1900, 1970, 2000, 2100, 9999, 10000, 294276
    };

    @Test
    void theFirstAndLastDaysOfMonthsPass() {
        for (int year : YEARS) {
            for (int month = 1; month <= 12; month++) {
                YearMonth of = YearMonth.of(year, month);
                for (LocalDate date : new LocalDate[] {of.atDay(1), of.atEndOfMonth()}) {
                    assertThat(roundTrip("date", date, LocalDate.class)).isEqualTo(date);
                    LocalDateTime late = date.atTime(23, 59, 59, 999_999_000);
                    assertThat(roundTrip("timestamp", late, LocalDateTime.class))
                            .isEqualTo(late);
                    OffsetDateTime moment = late.atOffset(ZoneOffset.UTC);
                    assertThat(roundTrip("timestamptz", moment, OffsetDateTime.class))
                            .isEqualTo(moment);
                }
            }
        }
        LocalDate last = LocalDate.of(5874897, 12, 31);
        assertThat(roundTrip("date", last, LocalDate.class)).isEqualTo(last);
        assertThat(text("date", last)).isEqualTo("5874897-12-31");
        assertThat(text("date", LocalDate.of(-4713, 11, 24))).isEqualTo("4714-11-24 BC");
    }

    @Test
    void infinitiesAreTheExtremesOfTheJavaClasses() {
        assertThat(binary("date", LocalDate.MAX)).isEqualTo("7fffffff");
        assertThat(roundTrip("date", LocalDate.MAX, LocalDate.class)).isEqualTo(LocalDate.MAX);
        assertThat(roundTrip("date", LocalDate.MIN, LocalDate.class)).isEqualTo(LocalDate.MIN);
        assertThat(roundTrip("timestamp", LocalDateTime.MAX, LocalDateTime.class))
                .isEqualTo(LocalDateTime.MAX);
        assertThat(roundTrip("timestamp", LocalDateTime.MIN, LocalDateTime.class))
                .isEqualTo(LocalDateTime.MIN);
        assertThat(roundTrip("timestamptz", OffsetDateTime.MAX, OffsetDateTime.class))
                .isEqualTo(OffsetDateTime.MAX);
        assertThat(roundTrip("timestamptz", OffsetDateTime.MIN, OffsetDateTime.class))
                .isEqualTo(OffsetDateTime.MIN);
        assertThat(roundTrip("timestamptz", Instant.MAX, Instant.class)).isEqualTo(Instant.MAX);
        assertThat(roundTrip("timestamptz", Instant.MIN, Instant.class)).isEqualTo(Instant.MIN);
        assertThat(roundTrip("timestamptz", Instant.MAX, ZonedDateTime.class))
                .isEqualTo(OffsetDateTime.MAX.toZonedDateTime());
        assertThat(text("timestamptz", OffsetDateTime.MIN.toZonedDateTime())).isEqualTo("-infinity");
        assertThat(roundTrip("timestamptz", Instant.MIN, Date.class)).isEqualTo(new Date(Long.MIN_VALUE));
        assertThat(roundTrip("date", LocalDateTime.MAX, LocalDateTime.class)).isEqualTo(LocalDateTime.MAX);
        assertThat(roundTrip("timestamp", LocalDate.MIN, LocalDate.class)).isEqualTo(LocalDate.MIN);
    }

    @Test
    void whatPostgresCannotHoldIsRefused() {
        for (LocalDate date : new LocalDate[] {LocalDate.of(5874898, 1, 1), LocalDate.of(-4713, 11, 23)}) {
            assertThatThrownBy(() -> binary("date", date))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining("5874897-12-31");
        }
        for (LocalDateTime time : new LocalDateTime[] {
            LocalDateTime.of(294277, 1, 1, 0, 0),
            LocalDateTime.of(294276, 12, 31, 23, 59, 59, 999_999_500),
            LocalDateTime.of(-4713, 11, 23, 23, 59, 59),
            LocalDateTime.MAX.minusNanos(1)
        }) {
            assertThatThrownBy(() -> text("timestamp", time))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining("timestamp")
                    .hasMessageContaining("294276");
            assertThatThrownBy(() -> binary("timestamptz", time.atOffset(ZoneOffset.UTC)))
                    .isInstanceOf(CodecException.class);
        }
        assertThatThrownBy(() -> binary("timestamptz", Instant.MAX.minusNanos(1)))
                .isInstanceOf(CodecException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10:00:00.000000500,10:00:00",
        "10:00:00.000001500,10:00:00.000002",
        "10:00:00.000001499,10:00:00.000001",
        "10:00:00.000000501,10:00:00.000001",
        "23:59:59.999999400,23:59:59.999999",
    })
    void nanosecondsAreRoundedAsTheServerDoes(LocalTime time, LocalTime rounded) {
        assertThat(roundTrip("time", time, LocalTime.class)).isEqualTo(rounded);
        LocalDateTime dateTime = LocalDate.of(1969, 12, 31).atTime(time);
        assertThat(roundTrip("timestamp", dateTime, LocalDateTime.class).toLocalTime())
                .isEqualTo(rounded);
    }

    @Test
    void midnightAtTheEndOfADayIsTheGreatestLocalTime() {
        assertThat(text("time", "24:00:00", LocalTime.class)).isEqualTo(LocalTime.MAX);
        assertThat(roundTrip("time", LocalTime.MAX, LocalTime.class)).isEqualTo(LocalTime.MAX);
        assertThat(text("time", LocalTime.MAX)).isEqualTo("24:00:00");
        assertThat(text("time", LocalTime.of(23, 59, 59, 999_999_500))).isEqualTo("24:00:00");
        assertThat(text("timetz", "24:00:00+02", OffsetTime.class))
                .isEqualTo(LocalTime.MAX.atOffset(ZoneOffset.ofHours(2)));
        assertThat(roundTrip("timestamp", LocalDate.EPOCH.atTime(LocalTime.MAX), LocalDateTime.class))
                .isEqualTo(LocalDate.EPOCH.plusDays(1).atStartOfDay());
    }

    @Test
    void everyZonesGapsAndOverlapsPass() {
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            ZoneOffsetTransition transition = zone.getRules().nextTransition(Instant.parse("1890-01-01T00:00:00Z"));
            CodecContext session = Wire.CONTEXT.withTimeZone(zone);
            for (int i = 0; transition != null && i < 40; i++) {
                for (int micros = -1; micros <= 1; micros++) {
                    Instant instant = transition.getInstant().plusNanos(micros * 1000L);
                    String printed = text("timestamptz", instant, session);
                    assertThat(text("timestamptz", printed, Instant.class, session))
                            .as("%s in %s", printed, id)
                            .isEqualTo(instant);
                    assertThat(text("timestamptz", printed, ZonedDateTime.class, session))
                            .isEqualTo(instant.atZone(zone));
                }
                transition = zone.getRules().nextTransition(transition.getInstant());
            }
        }
    }

    @Test
    void timestamptzComesInUtcAndIsPrintedInTheSessionsZone() {
        CodecContext kolkata = Wire.CONTEXT.withTimeZone(ZoneId.of("Asia/Kolkata"));
        OffsetDateTime moment = text("timestamptz", "2024-01-01 05:30:00+05:30", OffsetDateTime.class, kolkata);
        assertThat(moment).isEqualTo(OffsetDateTime.parse("2024-01-01T00:00:00Z"));
        assertThat(moment.getOffset()).isEqualTo(ZoneOffset.UTC);
        assertThat(text("timestamptz", moment, kolkata)).isEqualTo("2024-01-01 05:30:00+05:30");
        assertThat(text("timestamptz", Instant.parse("1890-01-01T00:00:00Z"), kolkata))
                .isEqualTo("1890-01-01 05:21:10+05:21:10");
    }

    @Test
    void localDateTimesMeetTimestamptzInTheSessionsZone() {
        CodecContext berlin = Wire.CONTEXT.withTimeZone(ZoneId.of("Europe/Berlin"));
        LocalDateTime local = LocalDateTime.of(2024, 7, 1, 12, 0);
        assertThat(text("timestamptz", "2024-07-01 12:00:00+02", LocalDateTime.class, berlin))
                .isEqualTo(local);
        assertThat(text("timestamptz", local, berlin)).isEqualTo("2024-07-01 12:00:00");
        assertThat(text("timestamptz", local.toLocalDate(), berlin)).isEqualTo("2024-07-01 00:00:00");
        assertThat(Wire.CONTEXT
                        .registry()
                        .forParameter(local, Wire.type("timestamptz"))
                        .format()
                        .code())
                .isZero();
    }

    @Test
    void datesAndTimestampsConvertOnlyWithoutLoss() {
        assertThat(text("timestamp", "2024-07-01 00:00:00", LocalDate.class)).isEqualTo("2024-07-01");
        assertThatThrownBy(() -> text("timestamp", "2024-07-01 00:00:01", LocalDate.class))
                .isInstanceOf(CodecException.class);
        assertThat(text("date", "2024-07-01", LocalDateTime.class)).isEqualTo("2024-07-01T00:00:00");
        assertThatThrownBy(() -> text("date", LocalDateTime.of(2024, 7, 1, 0, 1)))
                .isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> text("timestamp", Instant.EPOCH)).isInstanceOf(NoCodecException.class);
    }

    @Test
    void offsetsOfTimetzAreLimited() {
        assertThatThrownBy(() -> binary("timetz", OffsetTime.MIN)).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> binary("timetz", "000000000000000000010000", OffsetTime.class))
                .isInstanceOf(CodecException.class);
        OffsetTime far = LocalTime.NOON.atOffset(ZoneOffset.ofHoursMinutesSeconds(-15, -59, -59));
        assertThat(roundTrip("timetz", far, OffsetTime.class)).isEqualTo(far);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01.02.2024", "Mon 01 Jan 2024", "01/02/2024"})
    void otherDateStylesAreRefusedByName(String text) {
        CodecContext german = new CodecContext(
                180000,
                "German, DMY",
                "postgres",
                ZoneOffset.UTC,
                true,
                Wire.CONTEXT.registry(),
                Wire.CONTEXT.catalog());
        assertThatThrownBy(() -> text("date", text, LocalDate.class, german))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("German, DMY")
                .hasMessageContaining("ISO");
    }

    @ParameterizedTest
    @CsvSource({
        "date,2024-13-01",
        "date,2023-02-29",
        "date,2024-1-1",
        "date,2024-01-01 AD",
        "date,''",
        "date,infinityx",
        "date,99999999-01-01",
        "timestamp,2024-01-01",
        "timestamp,2024-01-01 24:00:01",
        "timestamp,2024-01-01 10:60:00",
        "timestamp,2024-01-01 10:00:00.",
        "timestamp,2024-01-01 10:00:00+00",
        "timestamptz,2024-01-01 10:00:00",
        "timestamptz,9999999-01-01 10:00:00+00",
        "time,10:00",
        "time,24:00:00.000001",
        "time,10:00:61",
        "timetz,10:00:00",
        "timetz,10:00:00+16"
    })
    void textsThatAreNoTimesAreRefused(String type, String text) {
        assertThatThrownBy(() -> text(type, text, Object.class)).isInstanceOf(CodecException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "time,ffffffffffffffff",
        "time,000000141dd76001",
        "timetz,000000141dd7600100000000",
        "date,00",
        "timestamp,00000000",
        "timestamptz,''"
    })
    void bytesThatAreNoTimesAreRefused(String type, String hex) {
        assertThatThrownBy(() -> binary(type, hex, Object.class)).isInstanceOf(CodecException.class);
    }

    @Test
    void utilDatesAreMoments() {
        Date date = new Date(1_700_000_000_123L);
        assertThat(roundTrip("timestamptz", date, Date.class)).isEqualTo(date);
        assertThat(roundTrip("timestamptz", date, Instant.class)).isEqualTo(date.toInstant());
    }
}
