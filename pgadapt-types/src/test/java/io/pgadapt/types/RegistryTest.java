package io.pgadapt.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final CodecRegistry DEFAULTS = CodecRegistry.defaults();

    record Email(String value) {}

    record ItemId(int value) {}

    interface Shape {}

    static class Circle implements Shape {}

    static final class SmallCircle extends Circle {}

    @Test
    void aDomainClassOverTextServesAllStringTypes() {
        CodecRegistry registry = DEFAULTS.newBuilder()
                .codec(Codecs.TEXT.map(Email.class, Email::new, Email::value))
                .build();
        PgType citext = new PgType.Base(70001, "public", "citext", 'S', true);
        PgType domain = new PgType.Domain(70002, "public", "mail", citext);
        for (PgType type : List.of(Wire.type("text"), Wire.type("varchar"), citext, domain)) {
            assertThat(text(registry, type, Email.class, "a@b")).isEqualTo(new Email("a@b"));
            assertThat(encoded(registry, type, new Email("a@b"))).isEqualTo("a@b");
        }
        assertThat(registry.forResult(Wire.type("text")).javaType()).isEqualTo(String.class);
        assertThat(registry.hint(new Email("a@b"))).isZero();
        assertThat(encoded(registry, Wire.type("_varchar"), List.of(new Email("a@b"))))
                .isEqualTo("{a@b}");
        assertThatThrownBy(() -> registry.forResult(Wire.type("int4"), Email.class))
                .isInstanceOf(NoCodecException.class);
    }

    @Test
    void aDomainClassOverANumberServesAllNumericTypes() {
        CodecRegistry registry = DEFAULTS.newBuilder()
                .codec(Codecs.INT4.map(ItemId.class, ItemId::new, ItemId::value))
                .build();
        assertThat(text(registry, Wire.type("int8"), ItemId.class, "7")).isEqualTo(new ItemId(7));
        assertThat(encoded(registry, Wire.type("numeric"), new ItemId(7))).isEqualTo("7");
        assertThat(registry.hint(new ItemId(7))).isEqualTo(23);
        assertThat(registry.hint(new ItemId[0])).isEqualTo(1007);
        assertThatThrownBy(() -> text(registry, Wire.type("int8"), ItemId.class, "3000000000"))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void aChildNeverChangesItsParent() {
        CodecRegistry child = DEFAULTS.newBuilder()
                .defaultCodec(Codecs.UUID.map(String.class, UUID::toString, UUID::fromString))
                .build();
        assertThat(child.forResult(Wire.type("uuid")).javaType()).isEqualTo(String.class);
        assertThat(DEFAULTS.forResult(Wire.type("uuid")).javaType()).isEqualTo(UUID.class);
        assertThat(child.newBuilder().build().forResult(Wire.type("uuid")).javaType())
                .isEqualTo(String.class);
    }

    @Test
    void whatWasRegisteredLastWins() {
        CodecRegistry registry = DEFAULTS.newBuilder()
                .codec(Codecs.TEXT.map(Email.class, s -> new Email("first"), Email::value))
                .codec(Codecs.TEXT.map(Email.class, s -> new Email("second"), Email::value))
                .build();
        assertThat(text(registry, Wire.type("text"), Email.class, "x")).isEqualTo(new Email("second"));
    }

    @Test
    void aClassGoesBeforeItsSuperclassAndThatBeforeInterfaces() {
        CodecRegistry.Builder builder = DEFAULTS.newBuilder()
                .codec(Codecs.TEXT.map(Circle.class, s -> new Circle(), c -> "circle"))
                .codec(Codecs.TEXT.map(Shape.class, s -> new Circle(), c -> "shape"));
        assertThat(encoded(builder.build(), Wire.type("text"), new SmallCircle()))
                .isEqualTo("circle");
        builder.codec(Codecs.TEXT.map(SmallCircle.class, s -> new SmallCircle(), c -> "small"));
        assertThat(encoded(builder.build(), Wire.type("text"), new SmallCircle()))
                .isEqualTo("small");
        assertThat(encoded(builder.build(), Wire.type("text"), new Shape() {})).isEqualTo("shape");
    }

    @Test
    void aTypeOfNoDefaultDecodesToWhatWasRegisteredForIt() {
        PgType vector = new PgType.Base(70003, "public", "vector", 'U', true);
        assertThat(DEFAULTS.forResult(vector).javaType()).isEqualTo(String.class);
        assertThat(DEFAULTS.forResult(vector).format()).isEqualTo(Format.TEXT);
        CodecRegistry registry =
                DEFAULTS.newBuilder().codec(new FileCodec("vector")).build();
        assertThat(registry.forResult(vector).javaType()).isEqualTo(File.class);
        assertThat(registry.hint(new File("x"))).isZero();
        PgType unspecified = Wire.CONTEXT.catalog().byOid(0);
        assertThat(registry.forParameter(new File("x"), unspecified).format()).isEqualTo(Format.TEXT);
        CodecRegistry qualified =
                DEFAULTS.newBuilder().codec(new FileCodec("public.vector")).build();
        assertThat(qualified.forResult(vector, File.class).javaType()).isEqualTo(File.class);
    }

    @Test
    void failuresSayWhatWasLookedForAndWhatToRegister() {
        assertThatThrownBy(() -> DEFAULTS.forParameter(new SmallCircle(), Wire.type("int4")))
                .isInstanceOf(NoCodecException.class)
                .hasMessageContaining("SmallCircle")
                .hasMessageContaining("int4")
                .hasMessageContaining("RegistryTest$Shape")
                .hasMessageContaining("register");
        assertThatThrownBy(() -> DEFAULTS.forResult(Wire.type("uuid"), LocalDate.class))
                .isInstanceOf(NoCodecException.class)
                .hasMessageContaining("uuid")
                .hasMessageContaining("java.time.LocalDate")
                .hasMessageContaining("register");
        assertThatThrownBy(() -> DEFAULTS.forParameter(new Circle(), new PgType.Unresolved(70004)))
                .isInstanceOf(NoCodecException.class);
    }

    @Test
    @SuppressWarnings("JavaUtilDate")
    void valuesAskForTheirTypes() {
        assertThat(DEFAULTS.hint(true)).isEqualTo(16);
        assertThat(DEFAULTS.hint((byte) 1)).isEqualTo(21);
        assertThat(DEFAULTS.hint((short) 1)).isEqualTo(21);
        assertThat(DEFAULTS.hint(1)).isEqualTo(23);
        assertThat(DEFAULTS.hint(1L)).isEqualTo(20);
        assertThat(DEFAULTS.hint(1f)).isEqualTo(700);
        assertThat(DEFAULTS.hint(1d)).isEqualTo(701);
        assertThat(DEFAULTS.hint(BigDecimal.ONE)).isEqualTo(1700);
        assertThat(DEFAULTS.hint(BigInteger.ONE)).isEqualTo(1700);
        assertThat(DEFAULTS.hint(new byte[0])).isEqualTo(17);
        assertThat(DEFAULTS.hint(LocalDate.EPOCH)).isEqualTo(1082);
        assertThat(DEFAULTS.hint(LocalTime.NOON)).isEqualTo(1083);
        assertThat(DEFAULTS.hint(OffsetTime.MAX)).isEqualTo(1266);
        assertThat(DEFAULTS.hint(LocalDateTime.MAX)).isEqualTo(1114);
        assertThat(DEFAULTS.hint(OffsetDateTime.MAX)).isEqualTo(1184);
        assertThat(DEFAULTS.hint(Instant.EPOCH)).isEqualTo(1184);
        assertThat(DEFAULTS.hint(ZonedDateTime.now(java.time.ZoneOffset.UTC))).isEqualTo(1184);
        assertThat(DEFAULTS.hint(new Date(0))).isEqualTo(1184);
        assertThat(DEFAULTS.hint(new UUID(0, 0))).isEqualTo(2950);
    }

    @Test
    void textsAskForNothing() {
        assertThat(DEFAULTS.hint("x")).isZero();
        assertThat(DEFAULTS.hint('x')).isZero();
        assertThat(DEFAULTS.hint(new char[0])).isZero();
        assertThat(DEFAULTS.hint(TimeUnit.DAYS)).isZero();
        assertThat(DEFAULTS.hint(List.of("x"))).isZero();
        assertThat(DEFAULTS.hint(List.of())).isZero();
        assertThat(DEFAULTS.hint(new Object())).isZero();
    }

    @Test
    void arraysAskForArraysOfTheirElements() {
        assertThat(DEFAULTS.hint(new int[0])).isEqualTo(1007);
        assertThat(DEFAULTS.hint(new long[][] {{1}})).isEqualTo(1016);
        assertThat(DEFAULTS.hint(new byte[][] {{1}})).isEqualTo(1001);
        assertThat(DEFAULTS.hint(new Integer[] {null})).isEqualTo(1007);
        assertThat(DEFAULTS.hint(new Number[] {1.5})).isEqualTo(1022);
        assertThat(DEFAULTS.hint(Arrays.asList(null, 1L))).isEqualTo(1016);
        assertThat(DEFAULTS.hint(List.of(List.of(1), List.of(2)))).isEqualTo(1007);
        assertThat(DEFAULTS.hint(new LinkedHashSet<>(List.of(1)))).isEqualTo(1007);
    }

    @Test
    void aParameterOfNoKnownTypeIsSentAsItsOwn() {
        PgType unspecified = Wire.CONTEXT.catalog().byOid(0);
        assertThat(encoded(DEFAULTS, unspecified, 5)).isEqualTo("5");
        assertThat(encoded(DEFAULTS, unspecified, "x")).isEqualTo("x");
        assertThat(encoded(DEFAULTS, unspecified, TimeUnit.DAYS)).isEqualTo("DAYS");
        assertThat(encoded(DEFAULTS, unspecified, List.of("a b", "c"))).isEqualTo("{\"a b\",c}");
        assertThat(encoded(DEFAULTS, unspecified, new String[] {"a"})).isEqualTo("{a}");
        assertThat(encoded(DEFAULTS, unspecified, List.of())).isEqualTo("{}");
        assertThat(encoded(DEFAULTS, unspecified, Set.of(1))).isEqualTo("{1}");
        assertThat(DEFAULTS.forParameter(List.of("x"), unspecified).format()).isEqualTo(Format.TEXT);
        assertThat(DEFAULTS.forParameter(5, new PgType.Unresolved(70005)).format())
                .isEqualTo(Format.TEXT);
    }

    @Test
    void aConversionThatFailsIsACodecExceptionWithItsCause() {
        CodecRegistry registry = DEFAULTS.newBuilder()
                .codec(Codecs.TEXT.map(File.class, s -> new File(s.substring(5)), File::getName))
                .build();
        assertThatThrownBy(() -> text(registry, Wire.type("text"), File.class, "abc"))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("java.io.File")
                .hasCauseInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void answersAreKept() {
        Codec<Object> codec = DEFAULTS.forParameter(new ArrayList<>(List.of(1)), Wire.type("_int4"));
        assertThat(DEFAULTS.forParameter(new ArrayList<>(List.of(2)), Wire.type("_int4")))
                .isSameAs(codec);
        assertThat(DEFAULTS.forResult(Wire.type("_int4"), int[].class))
                .isSameAs(DEFAULTS.forResult(Wire.type("_int4"), int[].class));
    }

    @Test
    void namesOfTypesAreWrittenForSql() {
        assertThat(Wire.type("char").sqlName()).isEqualTo("\"char\"");
        assertThat(Wire.type("_bit").sqlName()).isEqualTo("\"bit\"[]");
        assertThat(Wire.type("_int4").sqlName()).isEqualTo("int4[]");
        PgType mood = new PgType.Enum(70006, "my shop", "Mo\"od", List.of("ok"));
        assertThat(mood.sqlName()).isEqualTo("\"my shop\".\"Mo\"\"od\"");
        TypeCatalog catalog = new TypeCatalog();
        catalog.add(List.of(mood, new PgType.Array(70007, "my shop", "_Mo\"od", mood, ',')));
        assertThat(catalog.byOid(70006)).isEqualTo(mood);
        assertThat(catalog.byName("my shop.Mo\"od")).isEqualTo(mood);
        assertThat(catalog.byName("Mo\"od[]")).isEqualTo(catalog.byOid(70007));
        catalog.clear();
        assertThat(catalog.byOid(70006)).isEqualTo(new PgType.Unresolved(70006));
        assertThat(catalog.byName("int4[]")).isEqualTo(Wire.type("_int4"));
    }

    private static <T> T text(CodecRegistry registry, PgType type, Class<T> target, String text) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        CodecContext context = Wire.CONTEXT.withRegistry(registry);
        return registry.forResult(type, target).decode(Format.TEXT, data, 0, data.length, context);
    }

    private static String encoded(CodecRegistry registry, PgType type, Object value) {
        WireWriter out = new WireWriter(8);
        registry.forParameter(value, type).encode(Format.TEXT, value, out, Wire.CONTEXT.withRegistry(registry));
        return new String(out.toArray(), StandardCharsets.UTF_8);
    }

    /** A codec that somebody else wrote. */
    private record FileCodec(String typeName) implements Codec<File> {
        @Override
        public Class<File> javaType() {
            return File.class;
        }

        @Override
        public File decodeBinary(byte[] data, int offset, int length, CodecContext context) {
            return decodeText(data, offset, length, context);
        }

        @Override
        public File decodeText(byte[] data, int offset, int length, CodecContext context) {
            return new File(new String(data, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void encodeBinary(File value, WireWriter out, CodecContext context) {
            encodeText(value, out, context);
        }

        @Override
        public void encodeText(File value, WireWriter out, CodecContext context) {
            out.utf8(value.getPath());
        }
    }
}
