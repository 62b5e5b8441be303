package io.pgadapt.tests.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.Row;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecModule;
import io.pgadapt.types.Codecs;
import io.pgadapt.types.value.Range;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Registering at a cursor, a connection, a {@code Pgadapt}: who sees it, and who does not. */
@PgTest
class ScopesTest {
    /** A text, and the name of the scope that it went through. */
    record Mark(String text) {}

    private static final String ASK = "SELECT 'x'::text AS mark, 5::int8 AS n, ARRAY['x'] AS marks";

    private PgDatabase database;

    @BeforeEach
    void remember(PgDatabase fresh) {
        database = fresh;
    }

    /** Marks what it reads and what it writes. */
    private static Codec<Mark> marking(String scope) {
        return Codecs.TEXT.map(Mark.class, text -> new Mark(text + "<" + scope), mark -> mark.text() + ">" + scope);
    }

    private static CodecModule byDefault(String scope) {
        return t -> t.defaultCodec(marking(scope));
    }

    private static Row row(Cursor<Row> cursor, String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(cursor.execute(sql, parameters).fetchOne());
    }

    private static @Nullable Object ask(Cursor<Row> cursor) {
        Row row = row(cursor, ASK);
        assertThat(row.get("marks")).isEqualTo(List.of(Objects.requireNonNull(row.get("mark"))));
        return row.get("mark");
    }

    private static @Nullable Object send(Cursor<Row> cursor) {
        return row(cursor, "SELECT $1::text || $2::text", new Mark("x"), "").getString(0);
    }

    @ParameterizedTest
    @EnumSource
    void cursorsGoBeforeConnectionsAndThoseBeforePgadapt(ExecutionMode mode) {
        Pgadapt plain = Pgadapt.builder(database.dsn()).build();
        Pgadapt pg =
                Pgadapt.builder(database.dsn()).install(byDefault("pgadapt")).build();
        try (Connection other = plain.connect().executionMode(mode);
                Connection conn = pg.connect().executionMode(mode)) {
            Cursor<Row> before = conn.cursor();
            conn.types(t -> t.install(byDefault("connection")));
            Cursor<Row> after = conn.cursor();
            Cursor<Row> own = conn.cursor().types(t -> t.install(byDefault("cursor")));
            for (int i = 0; i < 3; i++) {
                assertThat(ask(other.cursor())).isEqualTo("x");
                assertThat(ask(before)).isEqualTo(new Mark("x<pgadapt"));
                assertThat(ask(own)).isEqualTo(new Mark("x<cursor"));
                assertThat(ask(after)).isEqualTo(new Mark("x<connection"));
                assertThat(ask(conn.cursor())).isEqualTo(new Mark("x<connection"));
                assertThat(send(before)).isEqualTo("x>pgadapt");
                assertThat(send(own)).isEqualTo("x>cursor");
                assertThat(send(after)).isEqualTo("x>connection");
                assertThatExceptionOfType(ProgrammingError.class)
                        .isThrownBy(() -> send(other.cursor()))
                        .withMessageContaining("Mark");
            }
            try (Connection next = pg.connect()) {
                assertThat(ask(next.cursor())).isEqualTo(new Mark("x<pgadapt"));
            }
        }
    }

    @Test
    void whatWasRegisteredLastGoesFirst() {
        Pgadapt.Builder builder = Pgadapt.builder(database.dsn()).install(byDefault("first"));
        Pgadapt first = builder.build();
        Pgadapt second = builder.install(byDefault("second")).build();
        try (Connection one = first.connect();
                Connection two = second.connect()) {
            assertThat(ask(one.cursor())).isEqualTo(new Mark("x<first"));
            assertThat(ask(two.cursor())).isEqualTo(new Mark("x<second"));
            Cursor<Row> cursor = two.cursor();
            cursor.types(t -> t.install(byDefault("third")).install(byDefault("fourth")));
            assertThat(ask(cursor)).isEqualTo(new Mark("x<fourth"));
            assertThat(send(cursor)).isEqualTo("x>fourth");
            cursor.types(t -> t.codec(marking("fifth")));
            assertThat(ask(cursor)).isEqualTo(new Mark("x<fourth"));
            assertThat(row(cursor, ASK).get(0, Mark.class)).isEqualTo(new Mark("x<fifth"));
            assertThat(send(cursor)).isEqualTo("x>fifth");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCachedStatementServesEveryRegistry(ExecutionMode mode) {
        record Quantity(long value) {}
        Codec<Quantity> asLong = Codecs.INT8.map(Quantity.class, Quantity::new, Quantity::value);
        Codec<Quantity> asText =
                Codecs.TEXT.map(Quantity.class, text -> new Quantity(text.length()), number -> "#" + number.value());
        try (Connection conn = Pgadapt.connect(database.dsn()).executionMode(mode)) {
            Cursor<Row> longs = conn.cursor().types(t -> t.defaultCodec(asLong));
            Cursor<Row> texts = conn.cursor().types(t -> t.defaultCodec(asText));
            for (int i = 0; i < 3; i++) {
                String sql = "SELECT $1, 12345::int8";
                assertThat(row(longs, sql, new Quantity(7)).values())
                        .containsExactly(new Quantity(7), new Quantity(12345));
                Row text = row(texts, sql, new Quantity(7));
                assertThat(text.get(0, Quantity.class)).isEqualTo(new Quantity(2));
                assertThat(text.getString(0)).isEqualTo("#7");
                assertThat(text.get(1)).isEqualTo(12345L);
                assertThat(row(conn.cursor(), ASK).get("n")).isEqualTo(5L);
                assertThat(row(longs, ASK).get("n")).isEqualTo(new Quantity(5));
            }
        }
    }

    @Test
    void rowsKeepTheCodecsThatTheyWereFetchedWith() {
        try (Connection conn = Pgadapt.connect(database.dsn())) {
            Cursor<Row> cursor = conn.cursor();
            Row before = row(cursor, ASK);
            cursor.types(t -> t.install(byDefault("cursor")));
            assertThat(before.get(0)).isEqualTo("x");
            assertThatExceptionOfType(ProgrammingError.class).isThrownBy(() -> before.get(0, Mark.class));
            assertThat(ask(cursor)).isEqualTo(new Mark("x<cursor"));
            cursor.types(t -> t.defaultCodec(Codecs.TEXT));
            assertThat(ask(cursor)).isEqualTo("x");
        }
    }

    @Test
    void replacingADefaultIsOneLine() {
        try (Connection conn = Pgadapt.connect(database.dsn())) {
            conn.types(t -> t.defaultCodec(Codecs.INSTANT));
            String sql = "SELECT 'epoch'::timestamptz, ARRAY['epoch'::timestamptz], tstzrange('epoch', NULL), $1,"
                    + " 'infinity'::timestamptz";
            Row row = row(conn.cursor(), sql, Instant.EPOCH);
            assertThat(row.values().subList(0, 4))
                    .containsExactly(
                            Instant.EPOCH, List.of(Instant.EPOCH), Range.of(Instant.EPOCH, null, "[)"), Instant.EPOCH);
            assertThat(row.get(4)).isEqualTo(Instant.MAX);
            assertThat(row.get(0, OffsetDateTime.class))
                    .isEqualTo(OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC));
        }
    }

    @Test
    void textIsTheServersWhateverTheDefaultIs() {
        try (Connection conn = Pgadapt.connect(database.dsn())) {
            String sql = "SELECT '1.50'::float8, ARRAY[0.1::float8], 12.500::numeric";
            List<@Nullable String> before = texts(row(conn.cursor(), sql));
            conn.types(t -> t.defaultCodec(Codecs.FLOAT8.map(Long.class, Math::round, n -> (double) n))
                    .defaultCodec(Codecs.NUMERIC.map(Integer.class, n -> n.intValue(), n -> new BigDecimal(n))));
            Row row = row(conn.cursor(), sql);
            assertThat(row.values()).containsExactly(2L, List.of(0L), 12);
            assertThat(texts(row)).isEqualTo(before).containsExactly("1.5", "{0.1}", "12.500");
        }
    }

    private static List<@Nullable String> texts(Row row) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            texts.add(row.getString(i));
        }
        return texts;
    }

    @Test
    @Parity("C62")
    void threadsDoNotSeeEachOthersRegistries() throws Exception {
        Pgadapt pg =
                Pgadapt.builder(database.dsn()).install(byDefault("pgadapt")).build();
        int threads = 4;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(executor.submit(registering(pg, "thread" + i, start)));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        } finally {
            executor.shutdownNow();
        }
        try (Connection conn = pg.connect()) {
            assertThat(ask(conn.cursor())).isEqualTo(new Mark("x<pgadapt"));
        }
    }

    private static Callable<Void> registering(Pgadapt pg, String name, CyclicBarrier start) {
        return () -> {
            try (Connection conn = pg.connect()) {
                start.await();
                for (int i = 0; i < 100; i++) {
                    String scope = name + "." + i;
                    assertThat(ask(conn.cursor()))
                            .isEqualTo(new Mark(i == 0 ? "x<pgadapt" : "x<" + name + "." + (i - 1)));
                    conn.types(t -> t.install(byDefault(scope)));
                    assertThat(send(conn.cursor())).isEqualTo("x>" + scope);
                    Cursor<Row> own = conn.cursor().types(t -> t.install(byDefault("own")));
                    assertThat(ask(own)).isEqualTo(new Mark("x<own"));
                }
            }
            return null;
        };
    }
}
