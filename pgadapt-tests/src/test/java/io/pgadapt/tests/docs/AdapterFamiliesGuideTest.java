package io.pgadapt.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.Codecs;
import io.pgadapt.types.Literals;
import io.pgadapt.types.PgType;
import io.pgadapt.types.TypeCatalog;
import io.pgadapt.types.value.Inet;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The code of docs/adapters.md about factories, codecs without a constant, and tests of codecs. */
@PgTest
class AdapterFamiliesGuideTest {
    // tag::money[]
    interface Currency {}

    interface Euro extends Currency {}

    @SuppressWarnings("UnusedTypeParameter") // it tells the compiler what is not to be mixed
    record Money<C extends Currency>(BigDecimal amount) {}

    static final CodecFactory MONEY = (type, javaType, registry) -> {
        boolean isMoney = javaType == Money.class
                || (javaType instanceof ParameterizedType generic && generic.getRawType() == Money.class);
        return isMoney
                ? registry.forResult(type, BigDecimal.class)
                        .map(Money.class, amount -> new Money<>(amount), money -> money.amount())
                : null; // not one of ours
    };
    // end::money[]

    enum Size {
        SMALL,
        LARGE
    }

    // tag::enums[]
    /** All enums below a package, by their constants' names in lower case. */
    static final CodecFactory ENUMS = (type, javaType, registry) -> javaType instanceof Class<?> target
                    && target.isEnum()
                    && target.getPackageName().startsWith("io.pgadapt.tests")
            ? labels(registry.forResult(type, String.class), target)
            : null;

    static <T> Codec<T> labels(Codec<String> text, Class<T> type) {
        Map<String, T> constants = new HashMap<>();
        for (T constant : type.getEnumConstants()) {
            constants.put(label(constant), constant);
        }
        return text.map(type, constants::get, AdapterFamiliesGuideTest::label);
    }

    static String label(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT);
    }
    // end::enums[]

    record Host(Inet address) {}

    record Email(String value) {}

    private PgDatabase database(PgDatabase fresh) {
        fresh.execute("CREATE TYPE size AS ENUM ('small', 'large')");
        return fresh;
    }

    private static Row row(Connection conn, String sql, Object... parameters) {
        return Objects.requireNonNull(conn.execute(sql, parameters).fetchOne());
    }

    @Test
    void families(PgDatabase fresh) {
        String dsn = database(fresh).dsn();
        // tag::factories[]
        Pgadapt pg =
                Pgadapt.builder(dsn).types(t -> t.factory(MONEY).factory(ENUMS)).build();
        // end::factories[]
        try (Connection conn = pg.connect()) {
            Money<Euro> price = new Money<>(new BigDecimal("3.50"));
            // tag::generic[]
            Type euros = new TypeReference<Money<Euro>>() {}.getType();
            Row row = conn.execute("SELECT $1::numeric AS price, $2::size AS size", price, Size.LARGE)
                    .fetchOne();
            Object money = row.get("price", euros);
            Size size = row.get("size", Size.class);
            // end::generic[]
            assertThat(money).isEqualTo(price);
            assertThat(size).isEqualTo(Size.LARGE);
            assertThat(row.get("size")).isEqualTo("large");
        }
    }

    @Test
    void codecsWithoutAConstant(PgDatabase fresh) {
        try (Connection conn = Pgadapt.connect(fresh.dsn())) {
            // tag::of[]
            conn.types(t -> t.codec(Codecs.of("inet", Inet.class).map(Host.class, Host::new, Host::address)));
            // end::of[]
            Host host = new Host(Inet.parse("::1"));
            assertThat(row(conn, "SELECT $1", host).get(0, Host.class)).isEqualTo(host);
        }
    }

    @Test
    void codecsCanBeTestedWithoutAServer() {
        Email email = new Email("it's@example.org");
        // tag::unit[]
        CodecRegistry registry = CodecRegistry.defaults()
                .newBuilder()
                .codec(Codecs.TEXT.map(Email.class, Email::new, Email::value))
                .build();
        CodecContext context = CodecContext.of(registry, new TypeCatalog());
        PgType text = Objects.requireNonNull(context.catalog().byName("text"));
        Codec<Email> codec = registry.forResult(text, Email.class);
        for (Format format : Format.values()) {
            WireWriter out = new WireWriter(64);
            codec.encode(format, email, out, context);
            assertThat(codec.decode(format, out.array(), 0, out.size(), context))
                    .isEqualTo(email);
        }
        assertThat(Literals.literal(email, text, context)).isEqualTo("'it''s@example.org'::text");
        // end::unit[]
    }
}
