package io.pgadapt.extras.rows;

import static io.pgadapt.extras.rows.FixtureResult.columns;
import static io.pgadapt.extras.rows.Rows.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.RowFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

    record Absent(int number, Optional<String> text, OptionalInt size) {}

    record Described(int id, @Column("descr") String description) {}

    record Address(String street, int zip) {}

    record Person(String name, @Nullable Address home, Optional<Address> work) {}

    record Node(int id, @Nullable Node parent) {}

    record Twice(String homeStreet, Address home) {}

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
                        .as(record(Item.class).ignoringSurplus()))
                .isEqualTo(new Item(1, "tea", PRICE));
    }

    @Test
    void refusesColumnsThatNoComponentTakes() {
        FixtureResult result = columns("id", "name", "unit_price", "extra").row(1, "tea", PRICE, 9);
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> result.as(record(Item.class)))
                .withMessage("column 3 (\"extra\", any) finds no component of Item; leave it out of the query,"
                        + " or use ignoringSurplus()");
        assertThat(result.as(record(Item.class).ignoringSurplus())).isEqualTo(new Item(1, "tea", PRICE));
    }

    @Test
    void takesColumnsByPositionWhenAsked() {
        assertThat(columns("a", "a", "b")
                        .row(1, "tea", PRICE)
                        .as(record(Item.class).byPosition()))
                .isEqualTo(new Item(1, "tea", PRICE));
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() ->
                        columns("a", "b").row(1, "tea").as(record(Item.class).byPosition()))
                .withMessage("component unitPrice (BigDecimal) of Item finds no column; the result has \"a\" any,"
                        + " \"b\" any");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("a", "b", "c", "d")
                        .row(1, "tea", PRICE, 2)
                        .as(record(Item.class).byPosition()))
                .withMessageContaining("column 3 (\"d\", any) finds no component of Item");
    }

    @Test
    void leavesComponentsWithoutColumnEmptyWhenAllowed() {
        assertThat(columns("id").row(1).as(record(Item.class).allowingMissing()))
                .isEqualTo(new Item(1, null, null));
        assertThat(columns("number").row(1).as(record(Absent.class).allowingMissing()))
                .isEqualTo(new Absent(1, Optional.empty(), OptionalInt.empty()));
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("name").row("x").as(record(Item.class).allowingMissing()))
                .withMessageContaining("component id (int) of Item finds no column");
    }

    @Test
    void takesNullForZeroWhenAsked() {
        assertThat(columns("a", "b", "c", "d", "e", "f", "g", "h")
                        .row(null, null, null, null, null, null, null, null)
                        .as(record(Primitives.class).nullAsZero()))
                .isEqualTo(new Primitives(false, (byte) 0, (short) 0, '\0', 0, 0, 0, 0));
    }

    record Refusing(String path) {
        Refusing {
            Refusing.<RuntimeException>refuse(new IOException("no such path: " + path));
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // a checked exception that nobody declares
        private static <E extends Exception> void refuse(Exception e) throws E {
            throw (E) e;
        }
    }

    @Test
    void namesTheRecordWhoseConstructorFails() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("path").row("x").as(record(Refusing.class)))
                .withMessage("the constructor of Refusing failed: java.io.IOException: no such path: x");
    }

    @Test
    void lenientAllowsAll() {
        assertThat(columns("x", "id").row("x", null).as(record(Item.class).lenient()))
                .isEqualTo(new Item(0, null, null));
        assertThat(columns("x").row("x").as(record(Primitives.class).lenient()))
                .isEqualTo(new Primitives(false, (byte) 0, (short) 0, '\0', 0, 0, 0, 0));
    }

    @Test
    void takesTheColumnThatAnAnnotationNames() {
        assertThat(columns("id", "descr").row(1, "x").as(record(Described.class)))
                .isEqualTo(new Described(1, "x"));
    }

    @Test
    void makesRecordsOfColumnsWithTheirPrefix() {
        assertThat(columns("name", "home_street", "home_zip", "work_street", "WorkZip")
                        .row("ann", "Elm", 7, "Oak", 8)
                        .as(record(Person.class)))
                .isEqualTo(new Person("ann", new Address("Elm", 7), Optional.of(new Address("Oak", 8))));
    }

    @Test
    void makesNoRecordWhereAllItsColumnsAreNull() {
        assertThat(columns("name", "home_street", "home_zip", "work_street", "work_zip")
                        .row("ann", null, null, null, null)
                        .as(record(Person.class)))
                .isEqualTo(new Person("ann", null, Optional.empty()));
    }

    @Test
    void namesTheColumnWhenPartOfARecordCannotBeRead() {
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> columns("name", "home_street", "home_zip", "work_street", "work_zip")
                        .row("ann", "Elm", null, null, null)
                        .as(record(Person.class)))
                .withMessageContaining("column 2 (\"home_zip\", any) is NULL, which component zip (int) of Address");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("name", "home_street", "work_street", "work_zip")
                        .row("ann", "Elm", null, null)
                        .as(record(Person.class)))
                .withMessageContaining("component zip (int) of Address finds no column home_zip");
    }

    @Test
    void makesRecordsInRecordsOfAnyDepth() {
        assertThat(columns("id", "parent_id", "parent_parent_id", "parent_parent_parent")
                        .row(1, 2, null, null)
                        .as(record(Node.class)))
                .isEqualTo(new Node(1, new Node(2, null)));
    }

    @Test
    void refusesAColumnThatTwoComponentsTake() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(
                        () -> columns("home_street", "home_zip").row("Elm", 7).as(record(Twice.class)))
                .withMessageContaining(
                        "column 0 (\"home_street\", any) is taken twice: by component homeStreet (String)"
                                + " of Twice, and by component street (String) of Address");
    }

    @Test
    void remembersTheColumnsOfTheLastResultOnly() {
        RowFactory<Item> items = record(Item.class);
        FixtureResult first = columns("id", "name", "unit_price").row(1, "tea", PRICE);
        FixtureResult second = columns("name", "id", "unit_price").row("cup", 2, PRICE);
        assertThat(items.forResult(first)).isSameAs(items.forResult(first));
        assertThat(second.as(items)).isEqualTo(new Item(2, "cup", PRICE));
        assertThat(first.as(items)).isEqualTo(new Item(1, "tea", PRICE));
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
                .withMessage("component name (String) of Item finds no column name; the result has \"id\" any,"
                        + " \"title\" any, \"unit_price\" any");
    }

    @Test
    void refusesTwoColumnsForOneComponent() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("id", "name", "unit_price", "id")
                        .row(1, "tea", PRICE, 2)
                        .as(record(Item.class)))
                .withMessage(
                        "component id (int) of Item finds two columns: column 0 (\"id\", any) and column 3 (\"id\","
                                + " any); rename one with AS");
    }

    @Test
    void refusesTwoColumnsThatAreEquallyAlike() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("id", "name", "unit_price", "unitprice")
                        .row(1, "tea", PRICE, PRICE)
                        .as(record(Item.class)))
                .withMessageContaining("column 2 (\"unit_price\", any) and column 3 (\"unitprice\", any)");
    }

    @Test
    void namesColumnAndComponentWhenNullMeetsPrimitive() {
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> columns("ID", "name", "unit_price")
                        .row(null, "tea", PRICE)
                        .as(record(Item.class)))
                .withMessage("column 0 (\"ID\", any) is NULL, which component id (int) of Item cannot be; declare it as"
                        + " Integer or Optional<Integer>, or use nullAsZero()");
    }

    @Test
    void namesTheComponentWhoseClassHasNoCodec() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() ->
                        columns("id", "name", "unit_price").row(1, 2, PRICE).as(record(Item.class)))
                .withMessage("component name (String) of Item: no codec for java.lang.String");
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
        assertThat(columns().row().as(record(Empty.class))).isEqualTo(new Empty());
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
