package io.pgadapt.types.internal;

import io.pgadapt.types.value.Interval;

/**
 * How a session prints intervals: the settings of {@code IntervalStyle}.
 *
 * @see <a href="https://www.postgresql.org/docs/18/datatype-datetime.html#DATATYPE-INTERVAL-OUTPUT">PostgreSQL manual:
 *     Interval Output</a>
 */
public enum IntervalStyle {
    /** {@code 1 year 2 mons -3 days +04:05:06}. */
    POSTGRES {
        @Override
        String print(IntervalFields fields) {
            return new Words()
                    .field(fields.years(), "year")
                    .field(fields.months(), "mon")
                    .field(fields.days(), "day")
                    .time(fields)
                    .toString();
        }
    },

    /** {@code @ 1 year 2 mons -3 days 4 hours 5 mins 6 secs ago}. */
    POSTGRES_VERBOSE {
        @Override
        String print(IntervalFields fields) {
            return new VerboseWords()
                    .field(fields.years(), "year")
                    .field(fields.months(), "mon")
                    .field(fields.days(), "day")
                    .field(fields.hours(), "hour")
                    .field(fields.minutes(), "min")
                    .seconds(fields)
                    .toString();
        }
    },

    /** {@code P1Y2M-3DT4H5M6S}. */
    ISO_8601 {
        @Override
        String print(IntervalFields fields) {
            StringBuilder text = new StringBuilder("P");
            append(text, fields.years(), 'Y');
            append(text, fields.months(), 'M');
            append(text, fields.days(), 'D');
            if (fields.hasTime()) {
                text.append('T');
                append(text, fields.hours(), 'H');
                append(text, fields.minutes(), 'M');
            }
            if (fields.hasSeconds()) {
                text.append(fields.isSecondsNegative() ? "-" : "")
                        .append(fields.secondsText())
                        .append('S');
            }
            return text.length() == 1 ? "PT0S" : text.toString();
        }

        private void append(StringBuilder text, long value, char unit) {
            if (value != 0) {
                text.append(value).append(unit);
            }
        }
    },

    /** {@code +1-2 -3 +4:05:06}, or less if there is less to say. */
    SQL_STANDARD {
        @Override
        String print(IntervalFields fields) {
            boolean mixed = (fields.hasNegative() && fields.hasPositive())
                    || (fields.hasYearMonth() && (fields.days() != 0 || fields.hasTime()));
            if (mixed) {
                return (fields.years() < 0 || fields.months() < 0 ? "-" : "+")
                        + yearMonth(fields)
                        + (fields.days() < 0 ? " -" : " +")
                        + Math.abs((long) fields.days())
                        + (fields.isTimeNegative() ? " -" : " +")
                        + fields.time(1);
            }
            if (!fields.hasNegative() && !fields.hasPositive()) {
                return "0";
            }
            String sign = fields.hasNegative() ? "-" : "";
            if (fields.hasYearMonth()) {
                return sign + yearMonth(fields);
            }
            String day = fields.days() == 0 ? "" : Math.abs((long) fields.days()) + " ";
            return sign + day + fields.time(1);
        }

        private String yearMonth(IntervalFields fields) {
            return Math.abs(fields.years()) + "-" + Math.abs(fields.months());
        }
    };

    /** Returns the style of a setting; {@link #POSTGRES}, the default, when it is none. */
    public static IntervalStyle of(String setting) {
        for (IntervalStyle style : values()) {
            if (style.name().equalsIgnoreCase(setting)) {
                return style;
            }
        }
        return POSTGRES;
    }

    /** Returns the text of an interval. */
    public String print(Interval interval) {
        return interval.isFinite() ? print(IntervalFields.of(interval)) : interval.toString();
    }

    abstract String print(IntervalFields fields);

    /** A positive field after a negative one has a sign, too. */
    private static final class Words {
        private final StringBuilder text = new StringBuilder();
        private boolean afterNegative;

        Words field(long value, String unit) {
            if (value != 0) {
                separate();
                text.append(afterNegative && value > 0 ? "+" : "")
                        .append(value)
                        .append(' ')
                        .append(unit);
                text.append(value == 1 ? "" : "s");
                afterNegative = value < 0;
            }
            return this;
        }

        Words time(IntervalFields fields) {
            if (fields.hasTime() || text.length() == 0) {
                separate();
                String plus = afterNegative ? "+" : "";
                text.append(fields.isTimeNegative() ? "-" : plus).append(fields.time(2));
            }
            return this;
        }

        private void separate() {
            if (text.length() > 0) {
                text.append(' ');
            }
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    /** The first field's sign is that of the whole, which is said at the end. */
    private static final class VerboseWords {
        private final StringBuilder text = new StringBuilder("@");
        private boolean started;
        private boolean ago;

        VerboseWords field(long value, String unit) {
            if (value != 0) {
                begin(value < 0);
                long shown = ago ? -value : value;
                text.append(' ').append(shown).append(' ').append(unit).append(shown == 1 ? "" : "s");
            }
            return this;
        }

        VerboseWords seconds(IntervalFields fields) {
            if (fields.hasSeconds()) {
                begin(fields.isSecondsNegative());
                text.append(fields.isSecondsNegative() == ago ? " " : " -").append(fields.secondsText());
                text.append(Math.abs(fields.seconds()) == 1 && fields.micros() == 0 ? " sec" : " secs");
            }
            return this;
        }

        private void begin(boolean negative) {
            if (!started) {
                ago = negative;
                started = true;
            }
        }

        @Override
        public String toString() {
            return text + (started ? "" : " 0") + (ago ? " ago" : "");
        }
    }
}
