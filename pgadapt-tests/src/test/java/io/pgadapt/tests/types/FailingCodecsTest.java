package io.pgadapt.tests.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.TransactionStatus;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.DataError;
import io.pgadapt.extras.rows.Rows;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.Codecs;
import io.pgadapt.types.value.Composite;
import io.pgadapt.types.value.Range;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Users' code that throws: the error says where, and the connection goes on. */
@PgTest
class FailingCodecsTest {
    /** Refuses what is no address, both ways. */
    record Email(String value) {
        static Email parse(String text) {
            if (!text.contains("@")) {
                throw new IllegalStateException("no at-sign");
            }
            return new Email(text);
        }

        String print() {
            return parse(value).value;
        }
    }

    record Contact(String name, Email mail) {
        Contact {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("nameless");
            }
        }
    }

    record Blank(String value) {}

    record Broken() {}

    /** Throws whatever it is asked to do. */
    private static final class BrokenCodec implements Codec<Broken> {
        @Override
        public Class<Broken> javaType() {
            return Broken.class;
        }

        @Override
        public String typeName() {
            return "int4";
        }

        @Override
        public Broken decodeBinary(byte[] data, int offset, int length, CodecContext context) {
            throw new UnsupportedOperationException("not today");
        }

        @Override
        public Broken decodeText(byte[] data, int offset, int length, CodecContext context) {
            throw new UnsupportedOperationException("not today");
        }

        @Override
        public void encodeBinary(Broken value, WireWriter out, CodecContext context) {
            out.int32(1);
            throw new UnsupportedOperationException("not today");
        }

        @Override
        public void encodeText(Broken value, WireWriter out, CodecContext context) {
            out.utf8("1");
            throw new UnsupportedOperationException("not today");
        }
    }

    private static final Email BAD = new Email("nobody");
    private static final String NAME = Email.class.getName();

    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE TYPE contact AS (name text, mail text)", "CREATE TYPE mails AS RANGE (subtype = text)");
        connection = Pgadapt.builder(database.dsn())
                .types(t -> t.codec(Codecs.TEXT.map(Email.class, Email::parse, Email::print))
                        .codec(Codecs.TEXT.map(Blank.class, Map.<String, Blank>of()::get, Map.<Blank, String>of()::get))
                        .codec(new BrokenCodec()))
                .build()
                .connect();
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private Row row(String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(connection.execute(sql, parameters).fetchOne());
    }

    private void fails(Class<? extends Throwable> cause, ThrowingCallable code, CharSequence... message) {
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(code)
                .withMessageContainingAll(message)
                .havingRootCause()
                .isInstanceOf(cause);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        assertThat(row("SELECT $1::text", new Email("a@b")).get(0, Email.class)).isEqualTo(new Email("a@b"));
    }

    @ParameterizedTest
    @EnumSource
    void convertersOfResults(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row("SELECT 'x' AS a, ARRAY['a@b', 'x'] AS b, ROW('n', 'x')::contact AS c, '[x,y]'::mails AS d,"
                + " ROW('', 'a@b')::contact AS e, ARRAY[ARRAY['x']] AS f");
        String[] words = {NAME, "no at-sign", "IllegalStateException"};
        fails(IllegalStateException.class, () -> row.get("a", Email.class), with("column 0 (\"a\", text)", words));
        fails(IllegalStateException.class, () -> row.get("b", Email[].class), with("column 1 (\"b\", _text)", words));
        fails(IllegalStateException.class, () -> row.get("c", Contact.class), with("column 2 (\"c\", contact)", words));
        fails(
                IllegalStateException.class,
                () -> row.get("d", new TypeReference<Range<Email>>() {}.getType()),
                with("column 3 (\"d\", mails)", words));
        fails(
                IllegalArgumentException.class,
                () -> row.get("e", Contact.class),
                "column 4 (\"e\", contact)",
                Contact.class.getName(),
                "nameless");
        fails(IllegalStateException.class, () -> row.get("f", Email[][].class), with("column 5 (\"f\", _text)", words));
    }

    @ParameterizedTest
    @EnumSource
    void convertersOfParameters(ExecutionMode mode) {
        connection.executionMode(mode);
        connection.execute("SELECT 1");
        String[] words = {NAME, "no at-sign", "IllegalStateException"};
        fails(
                IllegalStateException.class,
                () -> row("SELECT $1::text, $2::text", "x", BAD),
                with("parameter $2", words));
        fails(
                IllegalStateException.class,
                () -> row("SELECT $1::text[]", Arrays.asList(new Email("a@b"), null, BAD)),
                with("parameter $1", words));
        fails(
                IllegalStateException.class,
                () -> row("SELECT $1", Typed.of("contact", Composite.of(List.of("name", "mail"), List.of("x", BAD)))),
                with("parameter $1 of type contact", words));
        fails(
                IllegalStateException.class,
                () -> row("SELECT $1", Typed.of("contact", new Contact("x", BAD))),
                with("parameter $1 of type contact", words));
        fails(
                IllegalStateException.class,
                () -> row("SELECT $1", Typed.of("mails", Range.of(BAD, null))),
                with("parameter $1 of type mails", words));
    }

    private static CharSequence[] with(String first, String... others) {
        return Stream.concat(Stream.of(first), Arrays.stream(others)).toArray(CharSequence[]::new);
    }

    @ParameterizedTest
    @EnumSource
    void wholeCodecs(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row("SELECT 1 AS n, ARRAY[1] AS ns");
        String[] words = {Broken.class.getName(), "int4", "not today"};
        fails(
                UnsupportedOperationException.class,
                () -> row.get("n", Broken.class),
                with("column 0 (\"n\", int4)", words));
        fails(
                UnsupportedOperationException.class,
                () -> row.get("ns", Broken[].class),
                "column 1 (\"ns\", _int4)",
                "not today");
        fails(UnsupportedOperationException.class, () -> row("SELECT $1", new Broken()), with("parameter $1", words));
        fails(
                UnsupportedOperationException.class,
                () -> row("SELECT $1", List.of(new Broken())),
                "parameter $1",
                "not today");
    }

    @ParameterizedTest
    @EnumSource
    void convertersThatReturnNull(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row("SELECT ''");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row.get(0, Blank.class))
                .withMessageContainingAll("column 0", "text", Blank.class.getName(), "returned null");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row("SELECT $1::text", new Blank("")))
                .withMessageContainingAll("parameter $1", "text", Blank.class.getName(), "returned null");
    }

    @ParameterizedTest
    @EnumSource
    void rowFactoriesAndStreams(ExecutionMode mode) {
        connection.executionMode(mode);
        String sql =
                "SELECT CASE i WHEN 3 THEN 'x' ELSE i || '@b' END AS mail, 'n' AS name FROM generate_series(1, 5000) i";
        fails(
                IllegalStateException.class,
                () -> connection.cursor(Rows.record(Contact.class)).execute(sql).fetchAll(),
                "\"mail\"",
                NAME,
                "no at-sign");
        fails(
                IllegalStateException.class,
                () -> {
                    try (Stream<Email> mails = connection.cursor(Rows.scalar(Email.class)).stream(sql)) {
                        assertThat(mails.toList()).isEmpty();
                    }
                },
                "\"mail\"",
                NAME,
                "no at-sign");
    }
}
