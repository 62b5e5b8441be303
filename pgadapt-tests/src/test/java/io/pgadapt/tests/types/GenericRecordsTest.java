package io.pgadapt.tests.types;

import static io.pgadapt.extras.rows.Rows.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Composites as records with type parameters, whose components are what the arguments say. */
@PgTest
class GenericRecordsTest {
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE TYPE crate AS (value int8)",
                "CREATE TYPE pair AS (left_one text, right_ones crate[])",
                "CREATE TYPE label AS (value text)",
                "CREATE TYPE grid AS (cells int8[])");
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    record Box<T>(T value) {}

    record Pair<A, B>(A leftOne, B rightOnes) {}

    record Same<T>(Pair<T, List<Box<Integer>>> it) {}

    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Grid<T>(T[] cells) {}

    record Bounded<T extends Number & Comparable<T>>(T value) {}

    @SuppressWarnings("ArrayRecordComponent") // not compared
    record All(
            Box<Integer> box,
            Optional<Box<String>> text,
            List<Box<Short>> boxes,
            Box<Integer>[] array,
            Box<Integer>[][] square,
            Grid<Integer> grid,
            Pair<String, List<Box<Integer>>> pair,
            Same<String> same,
            Box<?> any,
            Box<? extends Number> number,
            Bounded<?> bounded) {}

    @ParameterizedTest
    @EnumSource
    void argumentsReachComponents(ExecutionMode mode) {
        All all = Objects.requireNonNull(connection
                .executionMode(mode)
                .cursor(record(All.class))
                .execute("""
                        SELECT ROW(1)::crate AS box, ROW(2)::crate AS text, ARRAY[ROW(3), NULL]::crate[] AS boxes,
                               ARRAY[ROW(4)]::crate[] AS array, ARRAY[ARRAY[ROW(5)::crate]] AS square,
                               ROW(ARRAY[6])::grid AS grid, ROW('p', ARRAY[ROW(7)::crate])::pair AS pair,
                               ROW('s', ARRAY[ROW(8)::crate])::pair AS same_it, ROW(9)::crate AS any,
                               ROW(10)::crate AS number, ROW(11)::crate AS bounded
                        """)
                .fetchOne());
        assertThat(all.box).isEqualTo(new Box<>(1));
        assertThat(all.text).contains(new Box<>("2"));
        assertThat(all.boxes).containsExactly(new Box<>((short) 3), null);
        assertThat(all.array).containsExactly(new Box<>(4));
        assertThat(all.square[0]).containsExactly(new Box<>(5));
        assertThat(all.grid.cells).isInstanceOf(Integer[].class).containsExactly(6);
        assertThat(all.pair).isEqualTo(new Pair<>("p", List.of(new Box<>(7))));
        assertThat(all.same.it).isEqualTo(new Pair<>("s", List.of(new Box<>(8))));
        assertThat((Object) all.any).isEqualTo(new Box<>(9L));
        assertThat((Object) all.number).isEqualTo(new Box<>(10L));
        assertThat((Object) all.bounded).isEqualTo(new Bounded<>(11L));
    }

    @Test
    void aPlainClassHasTheDefaults() {
        Object box = Objects.requireNonNull(
                        connection.execute("SELECT ROW(1)::crate").fetchOne())
                .get(0, Box.class);
        assertThat(box).isEqualTo(new Box<>(1L));
    }

    @ParameterizedTest
    @EnumSource(names = {"CACHED", "UNNAMED"})
    void areSent(ExecutionMode mode) {
        String text = Objects.requireNonNull(connection
                        .executionMode(mode)
                        .execute("SELECT $1::pair", new Pair<>("p", List.of(new Box<>(1), new Box<>((short) 2))))
                        .fetchOne())
                .getString(0);
        assertThat(text).isEqualTo("(p,\"{(1),(2)}\")");
    }

    record Sized(Bounded<?> it) {}

    @Test
    void boundsHoldWhereNoArgumentIsGiven() {
        for (String sql : List.of("SELECT ROW('x')::label AS it", "SELECT 'x'::text AS it_value")) {
            assertThatExceptionOfType(ProgrammingError.class)
                    .isThrownBy(() ->
                            connection.cursor(record(Sized.class)).execute(sql).fetchOne())
                    .withMessageContaining("text to java.lang.Number");
        }
    }

    record Misfit(@Nullable Box<Thread> it) {}

    @Test
    void anArgumentWithoutCodecIsNamed() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> connection
                        .cursor(record(Misfit.class))
                        .execute("SELECT ROW(1)::crate AS it")
                        .fetchOne())
                .withMessageContainingAll("column 0 (\"it\", crate)", "int8 to java.lang.Thread");
    }
}
