package io.pgadapt.types;

import static io.pgadapt.types.Wire.binary;
import static io.pgadapt.types.Wire.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.types.value.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    /** Read off a server under C, ja_JP, de_DE, en_HK, de_CH, fa_IR, ar_TN and en_IN. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-$1,234,567.00|-123456700",
                "￥-1,234,567|-1234567",
                "-1.234.567,00 €|-123456700",
                "(HK$1,234,567.00)|-123456700",
                "CHF- 1’234’567.00|-123456700",
                "-1٬234٬567 ریال|-1234567",
                "د.ت. 1,234,567.000-|-1234567000",
                "-₹1,234,567.00|-123456700",
                "1,00 €|100",
                "￥1|1",
                "CHF 1.00|100",
                "د.ت. 1.000|1000",
                "$92,233,720,368,547,758.07|9223372036854775807",
                "-$92,233,720,368,547,758.08|-9223372036854775808"
            })
    void everyLocalesTextIsTheNumberOfUnits(String printed, long units) {
        assertThat(text("money", printed, Object.class)).isEqualTo(new Money(units));
        assertThat(text("money", printed, String.class)).isEqualTo(printed);
        assertThat(binary("money", String.format("%016x", units), Object.class)).isEqualTo(new Money(units));
        assertThat(binary("money", new Money(units))).isEqualTo(String.format("%016x", units));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "-",
                "$92,233,720,368,547,758.08",
                "$922,337,203,685,477,580.70",
                "-99999999999999999999"
            })
    void textsThatAreNoAmountsAreRefused(String text) {
        assertThatThrownBy(() -> text("money", text, Money.class)).isInstanceOf(CodecException.class);
    }

    @Test
    void resultsAreTextAndParametersAreBinary() {
        CodecRegistry registry = CodecRegistry.defaults();
        assertThat(registry.forResult(Wire.type("money")).format()).isEqualTo(Format.TEXT);
        assertThat(registry.forResult(Wire.type("_money")).format()).isEqualTo(Format.TEXT);
        assertThat(registry.forParameter(new Money(1), Wire.type("money")).format())
                .isEqualTo(Format.BINARY);
        assertThat(registry.forParameter(List.of(new Money(1)), Wire.type("_money"))
                        .format())
                .isEqualTo(Format.BINARY);
        assertThat(registry.forParameter(List.of(new Money(1), "2"), Wire.type("_money"))
                        .format())
                .isEqualTo(Format.TEXT);
        assertThat(text("_money", "{$1.00,\"-$1,000.00\",NULL}", Wire.LIST))
                .isEqualTo(java.util.Arrays.asList(new Money(100), new Money(-100000), null));
        assertThat(registry.hint(new Money(1))).isEqualTo(790);
    }

    @Test
    void textIsRefusedForItWouldBeReadByTheLocale() {
        assertThatThrownBy(() -> text("money", new Money(122)))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("lc_monetary");
        assertThatThrownBy(() -> text("_money", List.of(new Money(122), "2"))).isInstanceOf(CodecException.class);
        assertThat(text("money", "1.22")).isEqualTo("1.22");
    }

    @Test
    void literalsLetTheServerCount() {
        assertThat(Literals.literal(new Money(-122), Wire.CONTEXT))
                .startsWith("('-122.0000000000'::pg_catalog.numeric")
                .endsWith("::pg_catalog.money");
    }

    @Test
    void decimalsNeedTheNumberOfFractionDigits() {
        assertThat(new Money(-122).toBigDecimal(2)).isEqualTo("-1.22");
        assertThat(new Money(122).toBigDecimal(0)).isEqualTo("122");
        assertThat(Money.of(new BigDecimal("1.5"), 2)).isEqualTo(new Money(150));
        assertThatThrownBy(() -> Money.of(new BigDecimal("1.234"), 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of(new BigDecimal("1e17"), 2)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Money(2)).isGreaterThan(new Money(-3));
        assertThatThrownBy(() -> text("money", "$1.00", BigDecimal.class))
                .isInstanceOf(NoCodecException.class)
                .hasMessageContaining("toBigDecimal");
        assertThatThrownBy(() -> binary("money", BigDecimal.ONE))
                .isInstanceOf(NoCodecException.class)
                .hasMessageContaining("Money.of");
    }

    @Test
    void whoKnowsTheLocaleMayRegisterDecimals() {
        CodecRegistry registry = CodecRegistry.defaults()
                .newBuilder()
                .defaultCodec(Codecs.MONEY.map(BigDecimal.class, m -> m.toBigDecimal(2), d -> Money.of(d, 2)))
                .build();
        CodecContext context = Wire.CONTEXT.withRegistry(registry);
        assertThat(text("money", "$1.20", Object.class, context)).isEqualTo(new BigDecimal("1.20"));
        assertThat(registry.forParameter(new BigDecimal("1.2"), Objects.requireNonNull(Wire.type("money")))
                        .format())
                .isEqualTo(Format.BINARY);
    }
}
