package io.pgadapt.extras.rows;

import static io.pgadapt.extras.rows.FixtureResult.columns;
import static io.pgadapt.extras.rows.Rows.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ProgrammingError;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordRowsTest {
    record Item(int id, @Nullable String name, @Nullable BigDecimal unitPrice) {}

    record Note(String text, List<String> tags, @Nullable Object any) {}

    record Box<T>(T content) {}

    record Empty() {}

    record Positive(int number) {
        Positive {
            if (number <= 0) {
                throw new IllegalArgumentException("not positive: " + number);
            }
        }
    }

    record Primitives(boolean a, byte b, short c, char d, int e, long f, float g, double h) {}

    private static final BigDecimal PRICE = new BigDecimal("3.50");

    @Test
    void takesColumnsByNameInAnyOrder() {
        assertThat(columns("unitPrice", "id", "name").row(PRICE, 1, "tea").as(record(Item.class)))
                .isEqualTo(new Item(1, "tea", PRICE));
    }

    @Test
    void takesSnakeCaseForCamelCase() {
        assertThat(columns("id", "name", "unit_price").row(1, "tea", PRICE).as(record(Item.class)))
                .isEqualTo(new Item(1, "tea", PRICE));
    }

    @Test
    void ignoresCaseWhereNoNameIsExact() {
        assertThat(columns("ID", "Name", "unitprice").row(1, "tea", PRICE).as(record(Item.class)))
                .isEqualTo(new Item(1, "tea", PRICE));
    }

    @Test
    void prefersTheExactName() {
        assertThat(columns("unit_price", "unitPrice", "id", "name")
                        .row(BigDecimal.ONE, PRICE, 1, "tea")
                        .as(record(Item.class)))
                .isEqualTo(new Item(1, "tea", PRICE));
    }

    @Test
    void ignoresColumnsThatNoComponentTakes() {
        assertThat(columns("extra", "id", "name", "unit_price", "extra")
                        .row(9, 1, "tea", PRICE, 9)
                        .as(record(Item.class)))
                .isEqualTo(new Item(1, "tea", PRICE));
    }

    @Test
    void givesNullToComponentsOfReferenceTypes() {
        assertThat(columns("id", "name", "unit_price").row(1, null, null).as(record(Item.class)))
                .isEqualTo(new Item(1, null, null));
    }

    @Test
    void namesTheComponentThatFindsNoColumn() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("id", "title", "unit_price")
                        .row(1, "tea", PRICE)
                        .as(record(Item.class)))
                .withMessage("component name of Item finds no column: the result has [id, title, unit_price]");
    }

    @Test
    void refusesTwoColumnsForOneComponent() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("id", "name", "unit_price", "id")
                        .row(1, "tea", PRICE, 2)
                        .as(record(Item.class)))
                .withMessage("component id of Item finds two columns, \"id\" at 0 and \"id\" at 3; rename one with AS");
    }

    @Test
    void refusesTwoColumnsThatAreEquallyAlike() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("id", "name", "unit_price", "unitprice")
                        .row(1, "tea", PRICE, PRICE)
                        .as(record(Item.class)))
                .withMessageContaining("\"unit_price\" at 2 and \"unitprice\" at 3");
    }

    @Test
    void namesColumnAndComponentWhenNullMeetsPrimitive() {
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> columns("ID", "name", "unit_price")
                        .row(null, "tea", PRICE)
                        .as(record(Item.class)))
                .withMessage(
                        "column \"ID\" is NULL, which component id of Item cannot be: its type is the primitive int;"
                                + " declare it as Integer or Optional<Integer>");
    }

    @Test
    void namesTheComponentWhoseClassHasNoCodec() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() ->
                        columns("id", "name", "unit_price").row(1, 2, PRICE).as(record(Item.class)))
                .withMessage("component name of Item: no codec for java.lang.String");
    }

    @Test
    void readsGenericTypes() {
        assertThat(columns("text", "tags", "any")
                        .row("hot", List.of("a", "b"), 7L)
                        .as(record(Note.class)))
                .isEqualTo(new Note("hot", List.of("a", "b"), 7L));
    }

    @Test
    void readsTypeVariablesAsTheDefaultClass() {
        assertThat(columns("content").row(5).as(record(Box.class))).isEqualTo(new Box<>(5));
    }

    @Test
    void makesRecordsWithoutComponents() {
        assertThat(columns("id").row(1).as(record(Empty.class))).isEqualTo(new Empty());
    }

    @Test
    void readsEveryPrimitive() {
        assertThat(columns("a", "b", "c", "d", "e", "f", "g", "h")
                        .row(true, (byte) 1, (short) 2, 'x', 3, 4L, 5f, 6d)
                        .as(record(Primitives.class)))
                .isEqualTo(new Primitives(true, (byte) 1, (short) 2, 'x', 3, 4L, 5f, 6d));
    }

    @Test
    void passesOnWhatTheConstructorThrows() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> columns("number").row(-1).as(record(Positive.class)))
                .withMessage("not positive: -1");
    }
}
