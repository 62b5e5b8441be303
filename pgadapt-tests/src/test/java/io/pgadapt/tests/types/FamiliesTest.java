package io.pgadapt.tests.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.extras.rows.Rows;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.Codecs;
import io.pgadapt.types.PgType;
import io.pgadapt.types.value.Range;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Codecs made for many classes by one factory. */
@PgTest
class FamiliesTest {
    /** A currency as type argument. */
    interface Currency {}

    static final class Euro implements Currency {}

    static final class Yen implements Currency {}

    /** An amount, whose type argument says how many digits it has. */
    @SuppressWarnings("UnusedTypeParameter") // it tells the compiler what is not to be mixed
    record Money<C extends Currency>(BigDecimal amount) {}

    /** Reads {@code Money<C>} from numeric, with the digits of {@code C}; writes any {@code Money}. */
    private static final class MoneyFactory implements CodecFactory {
        @Override
        public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
            if (javaType == Money.class) {
                return over(registry.forResult(type, BigDecimal.class), 2);
            }
            if (!(javaType instanceof ParameterizedType generic) || generic.getRawType() != Money.class) {
                return null;
            }
            int digits = generic.getActualTypeArguments()[0] == Yen.class ? 0 : 2;
            return over(registry.forResult(type, BigDecimal.class), digits);
        }

        @SuppressWarnings("rawtypes") // one class stands for all currencies
        private static Codec<Money> over(Codec<BigDecimal> numbers, int digits) {
            return numbers.map(Money.class, amount -> new Money<>(amount.setScale(digits)), Money::amount);
        }
    }

    /** An interface whose implementations are one kind of text each. */
    sealed interface Contact permits Mail, Phone {}

    record Mail(String address) implements Contact {}

    record Phone(String number) implements Contact {}

    private static Contact contact(String text) {
        return text.contains("@") ? new Mail(text) : new Phone(text);
    }

    private static String text(Contact contact) {
        return contact instanceof Mail mail ? mail.address() : ((Phone) contact).number();
    }

    enum Color {
        DARK_RED,
        BLUE {
            @Override
            public String toString() {
                return "not a label";
            }
        }
    }

    enum Size {
        SMALL
    }

    /** Every enum of a package, by its constants' names in lower case. */
    private static final class EnumsOf implements CodecFactory {
        private final String packageName;

        EnumsOf(String packageName) {
            this.packageName = packageName;
        }

        @Override
        public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
            return javaType instanceof Class<?> target
                            && target.isEnum()
                            && target.getPackageName().equals(packageName)
                    ? labels(registry.forResult(type, String.class), target)
                    : null;
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // isEnum() was asked
        private static Codec<?> labels(Codec<String> text, Class<?> target) {
            Class<Enum> constants = (Class<Enum>) target;
            return text.map(
                    constants,
                    label -> Enum.valueOf(constants, label.toUpperCase(Locale.ROOT)),
                    constant -> constant.name().toLowerCase(Locale.ROOT));
        }
    }

    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE TYPE color AS ENUM ('dark_red', 'blue', 'green')",
                "CREATE TYPE paint AS (color color, price numeric, contact text)",
                "CREATE DOMAIN price AS numeric(10,3)");
        connection = Pgadapt.builder(database.dsn())
                .types(t -> t.factory(new MoneyFactory())
                        .factory(new EnumsOf("io.pgadapt.tests.types"))
                        .codec(Codecs.TEXT.map(Contact.class, FamiliesTest::contact, FamiliesTest::text)))
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

    private static Type type(TypeReference<?> reference) {
        return reference.getType();
    }

    @ParameterizedTest
    @EnumSource
    void typeArgumentsReachTheFactory(ExecutionMode mode) {
        connection.executionMode(mode);
        Object sent = mode == ExecutionMode.SIMPLE
                ? Typed.of("numeric", new Money<Euro>(new BigDecimal("3.50")))
                : new Money<Euro>(new BigDecimal("3.50"));
        Row row = row("SELECT $1::numeric, 7::int4, ARRAY[7, 8], numrange(1, 2), 3::price", sent);
        assertThat(row.get(0)).isEqualTo(new BigDecimal("3.50"));
        assertThat(row.get(0, type(new TypeReference<Money<Euro>>() {})))
                .isEqualTo(new Money<Euro>(new BigDecimal("3.50")));
        assertThat(row.get(1, type(new TypeReference<Money<Yen>>() {}))).isEqualTo(new Money<Yen>(new BigDecimal("7")));
        assertThat(row.get(1, type(new TypeReference<Money<Euro>>() {})))
                .isEqualTo(new Money<Euro>(new BigDecimal("7.00")));
        assertThat(row.get(2, type(new TypeReference<List<Money<Yen>>>() {})))
                .isEqualTo(List.of(new Money<Yen>(new BigDecimal("7")), new Money<Yen>(new BigDecimal("8"))));
        assertThat(row.get(3, type(new TypeReference<Range<Money<Yen>>>() {})))
                .isEqualTo(Range.of(new Money<Yen>(BigDecimal.ONE), new Money<Yen>(new BigDecimal("2"))));
        assertThat(row.get(4, Money.class)).isEqualTo(new Money<Euro>(new BigDecimal("3.00")));
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row.get(0, type(new TypeReference<Money<Yen>>() {})))
                .withMessageContainingAll("column 0", "numeric", "Money", "Rounding necessary");
    }

    record Paint(Color color, Money<Yen> price, Contact contact) {}

    @ParameterizedTest
    @EnumSource
    void componentsOfRecordsMayBeOfTheFamily(ExecutionMode mode) {
        connection.executionMode(mode);
        Paint paint = new Paint(Color.BLUE, new Money<>(BigDecimal.TEN), new Phone("110"));
        assertThat(row("SELECT $1", Typed.of("paint", paint)).get(0, Paint.class))
                .isEqualTo(paint);
        assertThat(row("SELECT $1", Typed.of("paint[]", List.of(paint))).get(0, Paint[].class))
                .containsExactly(paint);
        assertThat(connection
                        .cursor(Rows.record(Paint.class))
                        .execute("SELECT 'blue'::color AS color, 10 AS price, '110' AS contact")
                        .fetchOne())
                .isEqualTo(paint);
    }

    @ParameterizedTest
    @EnumSource
    void oneCodecServesAllImplementationsOfAnInterface(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row(
                "SELECT $1::text, $2::text[], $3::varchar[]",
                new Mail("a@b"),
                List.of(new Mail("a@b"), new Phone("110")),
                new Contact[] {new Phone("112")});
        assertThat(row.get(0, Contact.class)).isEqualTo(new Mail("a@b"));
        assertThat(row.get(1, type(new TypeReference<Set<Contact>>() {})))
                .isEqualTo(Set.of(new Mail("a@b"), new Phone("110")));
        assertThat(row.get(2, Contact[].class)).containsExactly(new Phone("112"));
    }

    @ParameterizedTest
    @EnumSource
    void oneFactoryServesAllEnumsOfAPackage(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row(
                "SELECT $1::color, $2::color[], $3::text, 'DARK_RED'",
                Color.DARK_RED,
                List.of(Color.BLUE, Color.DARK_RED),
                Size.SMALL);
        assertThat(row.values().subList(0, 3)).containsExactly("dark_red", List.of("blue", "dark_red"), "small");
        assertThat(row.get(0, Color.class)).isEqualTo(Color.DARK_RED);
        assertThat(row.get(1, Color[].class)).containsExactly(Color.BLUE, Color.DARK_RED);
        assertThat(row.get(2, Size.class)).isEqualTo(Size.SMALL);
        assertThat(row.get(3, Color.class)).isEqualTo(Color.DARK_RED);
        Row green = row("SELECT 'green'::color");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> green.get(0, Color.class))
                .withMessageContainingAll("column 0", "color", Color.class.getName(), "GREEN");
    }

    @Test
    void aFactoryThatDeclinesLeavesTheErrorAsItIs() {
        Row row = row("SELECT now()");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> row.get(0, Contact.class))
                .withMessageContainingAll("column 0", "timestamptz", Contact.class.getName());
    }
}
