package io.pgadapt.types;

import static io.pgadapt.types.Wire.binary;
import static io.pgadapt.types.Wire.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionalsTest {
    private static final CodecRegistry REGISTRY = CodecRegistry.defaults();

    @Test
    void holdWhatTheColumnHas() {
        assertThat((Object) text("int4", "7", Optional.class)).isEqualTo(Optional.of(7));
        assertThat((Object) text("text", "a", Optional.class)).isEqualTo(Optional.of("a"));
        assertThat(text("int2", "7", OptionalInt.class)).isEqualTo(OptionalInt.of(7));
        assertThat(binary("int8", "0000000000000007", OptionalLong.class)).isEqualTo(OptionalLong.of(7));
        assertThat(text("numeric", "0.5", OptionalDouble.class)).isEqualTo(OptionalDouble.of(0.5));
        assertThatExceptionOfType(NoCodecException.class)
                .isThrownBy(() -> text("date", "2024-01-01", OptionalInt.class))
                .withMessageContainingAll("date", "java.lang.Integer");
    }

    @Test
    void holdWhatTheirTypeArgumentSays() {
        TypeOf<Optional<Long>> type = new TypeOf<>() {};
        assertThat(type.decode("int4", "7")).isEqualTo(Optional.of(7L));
        TypeOf<Optional<List<Long>>> lists = new TypeOf<>() {};
        assertThat(lists.decode("_int4", "{1,2}")).isEqualTo(Optional.of(List.of(1L, 2L)));
    }

    @Test
    void areEmptyForNull() {
        assertThat((Object)
                        REGISTRY.forResult(Wire.type("int4"), Optional.class).ofNull())
                .isEqualTo(Optional.empty());
        assertThat(REGISTRY.forResult(Wire.type("int4"), OptionalInt.class).ofNull())
                .isEqualTo(OptionalInt.empty());
        assertThat(REGISTRY.forResult(Wire.type("int4")).ofNull()).isNull();
    }

    @Test
    void areElements() {
        assertThat(text("_int4", "{1,NULL}", Optional[].class)).containsExactly(Optional.of(1), Optional.empty());
        TypeOf<List<Optional<Long>>> type = new TypeOf<>() {};
        assertThat(type.decode("_int4", "{1,NULL}")).isEqualTo(List.of(Optional.of(1L), Optional.empty()));
        assertThat(type.decodeBinary("_int4", binary("_int4", Arrays.asList(1, null))))
                .isEqualTo(List.of(Optional.of(1L), Optional.empty()));
        List<Optional<Integer>> mixed = List.of(Optional.empty(), Optional.of(2));
        assertThat(text("_int4", mixed)).isEqualTo("{NULL,2}");
        assertThat(binary("_int4", mixed)).isEqualTo(binary("_int4", Arrays.asList(null, 2)));
        assertThat(text("_int8", new OptionalInt[] {OptionalInt.of(1), OptionalInt.empty()}))
                .isEqualTo("{1,NULL}");
    }

    @Test
    void areParametersAsWhatTheyHold() {
        assertThat(REGISTRY.parameterValue(Optional.of("a"))).isEqualTo("a");
        assertThat(REGISTRY.parameterValue(OptionalInt.of(1))).isEqualTo(1);
        assertThat(REGISTRY.parameterValue(OptionalLong.of(1))).isEqualTo(1L);
        assertThat(REGISTRY.parameterValue(OptionalDouble.of(1))).isEqualTo(1d);
        assertThat(REGISTRY.parameterValue("a")).isEqualTo("a");
        assertThat(REGISTRY.parameterValue(OptionalLong.empty())).isNull();
        assertThat(REGISTRY.hint(List.of(Optional.empty(), Optional.of(5L))))
                .isEqualTo(Wire.type("_int8").oid());
        assertThat(Literals.literal(Optional.of(5), Wire.CONTEXT)).isEqualTo("'5'::int4");
        assertThat(Literals.literal(Optional.empty(), Wire.type("int4"), Wire.CONTEXT))
                .isEqualTo("NULL::int4");
    }

    @ParameterizedTest
    @ValueSource(classes = {Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class})
    void anEmptyOneIsNoValue(Class<?> type) throws ReflectiveOperationException {
        Object empty = type.getMethod("empty").invoke(null);
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> text("int4", empty))
                .withMessageContainingAll("empty", "NULL");
    }
}
