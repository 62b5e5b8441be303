package io.pgadapt.types;

import static io.pgadapt.types.Wire.binary;
import static io.pgadapt.types.Wire.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.types.value.Composite;
import io.pgadapt.types.value.Cube;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types known by their names, and types whose values are names. */
class NamedTypesTest {
    private static final PgType CUBE = new PgType.Base(70_000, "geo", "cube", 'U', true);
    private static final CodecRegistry REGISTRY = CodecRegistry.defaults();

    @Test
    void cubesHaveTwoCorners() {
        Cube box = Cube.box(new double[] {1, 2}, new double[] {1, 3});
        assertThat(decoded(CUBE, "(1, 2),(1, 3)")).isEqualTo(box);
        assertThat(encoded(CUBE, box)).isEqualTo("(1, 2),(1, 3)");
        assertThat(Cube.box(new double[] {0}, new double[] {-0.0})).isEqualTo(Cube.point(0));
        assertThat(decoded(CUBE, "()")).isEqualTo(Cube.point());
        assertThat(box.isPoint()).isFalse();
        assertThatThrownBy(() -> new Cube(List.of(1.0), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "(", "(1", "(1,2)", "(a)", "(1),(1, 2)", "(1),(", "(1)(2)", "(1),(2),(3)"})
    void textsThatAreNoCubesAreRefused(String text) {
        assertThatThrownBy(() -> decoded(CUBE, text)).isInstanceOf(CodecException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7fffffff", "ffffffff", "800000013ff00000000000", "000000013ff0000000000000", "80000000ff"})
    void bytesThatAreNoCubesAreRefused(String hex) {
        byte[] data = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> REGISTRY.forResult(CUBE).decode(Format.BINARY, data, 0, data.length, Wire.CONTEXT))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void anExtensionWithoutBinaryFormTravelsAsText() {
        PgType old = new PgType.Base(70_001, "public", "cube", 'U', false);
        assertThat(REGISTRY.forResult(CUBE).format()).isEqualTo(Format.BINARY);
        assertThat(REGISTRY.forResult(old).format()).isEqualTo(Format.TEXT);
        assertThat(REGISTRY.forParameter(Cube.point(1), old).format()).isEqualTo(Format.TEXT);
        assertThat(decoded(old, "(1)")).isEqualTo(Cube.point(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "money", "cube", "ltree", "int4", "unknown"})
    void aTableThatIsNamedAsATypeIsNoneOfIt(String name) {
        PgType row = new PgType.Composite(70_002, "public", name, List.of(new PgType.Field("a", Wire.type("text"))));
        assertThat(decoded(row, "(x)")).isEqualTo(Composite.of(List.of("a"), List.of("x")));
    }

    @Test
    void aQualifiedNameStillNamesATypeThatIsNamedAsABuiltInOne() {
        PgType mood = new PgType.Enum(70_003, "public", "path", List.of("HIGH"));
        CodecRegistry registry =
                REGISTRY.newBuilder().enumType("public.path", Level.class).build();
        assertThat(registry.forResult(mood).javaType()).isEqualTo(Level.class);
        assertThat(registry.forResult(Wire.type("path")).javaType()).isNotEqualTo(Level.class);
    }

    enum Level {
        HIGH
    }

    @ParameterizedTest
    @ValueSource(strings = {"regclass", "regtype", "regproc", "regrole", "regcollation"})
    void namesOfObjectsAreTextAndNumbersOnRequest(String type) {
        assertThat(REGISTRY.forResult(Wire.type(type)).format()).isEqualTo(Format.TEXT);
        assertThat(text(type, "some.name", Object.class)).isEqualTo("some.name");
        assertThat(text(type, "99999", Long.class)).isEqualTo(99_999L);
        assertThat(text(type, "-", Integer.class)).isZero();
        assertThatThrownBy(() -> text(type, "some.name", Long.class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("cast it to oid");
        assertThat(binary(type, 1259L)).isEqualTo("000004eb");
        assertThat(text(type, 4294967295L)).isEqualTo("4294967295");
        assertThat(REGISTRY.forParameter(1259L, Wire.type(type)).format()).isEqualTo(Format.BINARY);
        assertThat(REGISTRY.forParameter("pg_class", Wire.type(type)).format()).isEqualTo(Format.TEXT);
    }

    @Test
    void numbersOfObjectsAreNoNames() {
        assertThatThrownBy(() -> binary("regclass", "000004eb", Object.class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("cast it to text or oid");
        assertThat(binary("regclass", "000004eb", Long.class)).isEqualTo(1259L);
    }

    @Test
    void nothingIsAnEmptyText() {
        assertThat(text("void", "", Object.class)).isEqualTo("");
        assertThat(binary("void", "", Object.class)).isEqualTo("");
        assertThat(binary("pg_node_tree", "7b7d", Object.class)).isEqualTo("{}");
        assertThat(binary("xml", "3c612f3e", Object.class)).isEqualTo("<a/>");
        assertThat(text("_aclitem", "{=r/postgres,\"a b=r/postgres\"}", Wire.LIST))
                .isEqualTo(List.of("=r/postgres", "a b=r/postgres"));
    }

    private static Object decoded(PgType type, String text) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        return REGISTRY.forResult(type).decode(Format.TEXT, data, 0, data.length, Wire.CONTEXT);
    }

    private static String encoded(PgType type, Object value) {
        String literal = Literals.literal(value, type, Wire.CONTEXT);
        return literal.substring(1, literal.lastIndexOf('\''));
    }
}
