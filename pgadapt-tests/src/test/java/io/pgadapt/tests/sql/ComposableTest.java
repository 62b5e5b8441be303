package io.pgadapt.tests.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.pgadapt.sql.Composable;
import io.pgadapt.sql.Composed;
import io.pgadapt.sql.Identifier;
import io.pgadapt.sql.Literal;
import io.pgadapt.sql.Placeholder;
import io.pgadapt.sql.Sql;
import io.pgadapt.tests.parity.Parity;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pieces of SQL as objects; what they become is told elsewhere. */
class ComposableTest {
    private static final Identifier NAME = Identifier.of("a");

    @Test
    @Parity("S1")
    void piecesAreAddedAndMultiplied() {
        assertThat(Sql.of("x").plus(NAME)).isEqualTo(Composed.of(Sql.of("x"), NAME));
        assertThat(Composed.of(NAME).plus(Composed.of(NAME, NAME))).isEqualTo(NAME.times(3));
        assertThat(Composed.of(NAME).plus(Sql.NULL)).isEqualTo(Composed.of(NAME, Sql.NULL));
        assertThat(NAME.times(0)).isEqualTo(Composed.of());
        assertThatIllegalArgumentException().isThrownBy(() -> NAME.times(-1)).withMessageContaining("-1");
    }

    @Test
    @Parity({"S1", "S11"})
    void piecesAreEqualWhenTheyAreOfOneClassAndHoldTheSame() {
        assertThat(Sql.of("a"))
                .isEqualTo(Sql.of("a"))
                .hasSameHashCodeAs(Sql.of("a"))
                .isNotEqualTo(Sql.of("b"));
        assertThat(Identifier.of("a", "b")).isEqualTo(Identifier.of("a", "b")).isNotEqualTo(Identifier.of("a.b"));
        assertThat(Literal.of(new int[] {1})).isEqualTo(Literal.of(new int[] {1}));
        assertThat(Literal.of(new int[] {1})).hasSameHashCodeAs(Literal.of(new int[] {1}));
        assertThat(Literal.of(null)).isEqualTo(Literal.of(null)).isNotEqualTo(Sql.NULL);
        assertThat(Placeholder.of("a")).isEqualTo(Placeholder.of("a")).isNotEqualTo(Placeholder.of());
        assertThat((Composable) Sql.of("a")).isNotEqualTo(Identifier.of("a")).isNotEqualTo(Literal.of("a"));
        assertThat((Composable) Composed.of(Sql.of("a"))).isNotEqualTo(Sql.of("a"));
    }

    @Test
    @Parity("S11")
    void piecesShowWhatTheyHold() {
        Composed composed = Sql.of("SELECT {}, {}, {}, {}")
                .format(Identifier.of("it\"s", "b"), Literal.of("tea"), Literal.of(List.of(1)), Placeholder.of("n"));
        assertThat(composed)
                .hasToString("Composed[Sql[\"SELECT \"], Identifier[\"it\"\"s\".\"b\"], Sql[\", \"], Literal[\"tea\"],"
                        + " Sql[\", \"], Literal[[1]], Sql[\", \"], Placeholder[\"n\"]]");
        assertThat(Placeholder.of()).hasToString("Placeholder[]");
        assertThat(Literal.of(new int[] {1, 2})).hasToString("Literal[[1, 2]]");
    }

    @Test
    @Parity({"S2", "S6"})
    void piecesAreJoined() {
        Sql comma = Sql.of(", ");
        Composed expected = Composed.of(NAME, comma, NAME);
        assertThat(comma.join(NAME, NAME)).isEqualTo(expected);
        assertThat(comma.join(NAME.times(2))).isEqualTo(expected);
        assertThat(comma.join(List.of(NAME))).isEqualTo(Composed.of(NAME));
        assertThat(comma.join()).isEqualTo(Composed.of());
        assertThat(Stream.of("a", "a").map(Identifier::of).collect(comma.joining()))
                .isEqualTo(expected);
        assertThat(NAME.times(2).join(", ")).isEqualTo(expected);
        assertThat(NAME.times(2).join(comma)).isEqualTo(expected);
        assertThat(comma.text()).isEqualTo(", ");
    }

    @Test
    @Parity("S3")
    void identifiersHaveParts() {
        assertThat(Identifier.of("shop", "item").parts()).containsExactly("shop", "item");
        assertThat(Identifier.of("shop", "it\"em").quoted()).isEqualTo("\"shop\".\"it\"\"em\"");
        assertThatIllegalArgumentException().isThrownBy(() -> new Identifier(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identifier.of("a", ""))
                .withMessageContaining("empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identifier.of("a\0b"))
                .withMessageContaining("index 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identifier.of("\ud800"))
                .withMessageContaining("surrogate");
    }

    @Test
    @Parity({"S4", "S5"})
    void literalsHaveAValueAndPlaceholdersMayHaveAName() {
        assertThat(Literal.of(5).value()).isEqualTo(5);
        assertThat(Placeholder.of().name()).isNull();
        assertThat(Placeholder.of("größe_1").name()).isEqualTo("größe_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a)", "a b", "1", "a;", "%", "a'b", "a\0"})
    @Parity("S5")
    void namesOfPlaceholdersAreWords(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Placeholder.of(name));
    }

    @Test
    @Parity("S6")
    void composedPiecesAreAListThatCannotChange() {
        Composed composed = Composed.of(List.of(NAME, Sql.NULL));
        assertThat(composed.parts()).containsExactly(NAME, Sql.NULL).isUnmodifiable();
        assertThat(composed).containsExactly(NAME, Sql.NULL);
        assertThatNullPointerException()
                .isThrownBy(() -> Composed.of(NAME, null))
                .withMessageContaining("Sql.NULL");
    }

    @Test
    @Parity("S7")
    void nullAndDefaultAreKeywords() {
        assertThat(Sql.NULL).isEqualTo(Sql.of("NULL"));
        assertThat(Sql.DEFAULT).isEqualTo(Sql.of("DEFAULT"));
    }

    @Test
    @Parity("S8")
    void formatPutsPiecesInPlaceOfBraces() {
        Sql b = Sql.of("b");
        assertThat(Sql.of("{}{{}}{}").format(NAME, b)).isEqualTo(Composed.of(NAME, Sql.of("{}"), b));
        assertThat(Sql.of("{1}-{0}-{1}").format(NAME, b)).isEqualTo(Composed.of(b, Sql.of("-"), NAME, Sql.of("-"), b));
        assertThat(Sql.of("{x}{}").format(Map.of("x", b, "surplus", b), NAME, b))
                .isEqualTo(Composed.of(b, NAME));
        assertThat(Sql.of("{} ").format(NAME, b)).isEqualTo(Composed.of(NAME, Sql.of(" ")));
        assertThat(Sql.of("").format()).isEqualTo(Composed.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}{0}",
                "{0}{}",
                "{}{}",
                "{1}",
                "{99999999999}",
                "{y}",
                "{!r}",
                "{:5}",
                "{x:5}",
                "{",
                "}",
                "{x",
                "a}b",
                "{{}",
                "{{x}",
                "{a{}}",
                "{x.y}"
            })
    @Parity("S8")
    void formatRefusesWhatIsNoFieldOrHasNoPiece(String format) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sql.of(format).format(Map.of("x", NAME), NAME))
                .withMessageContaining("index")
                .withMessageContaining(format);
    }
}
