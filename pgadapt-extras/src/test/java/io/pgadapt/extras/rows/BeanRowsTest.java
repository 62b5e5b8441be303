package io.pgadapt.extras.rows;

import static io.pgadapt.extras.rows.FixtureResult.columns;
import static io.pgadapt.extras.rows.Rows.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ProgrammingError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BeanRowsTest {
    public static class Base {
        private int id = -1;

        public void setId(int id) {
            this.id = id;
        }
    }

    public static class Item extends Base {
        private String firstName = "unset";
        private @Nullable String note = "unset";

        public Item setFirstName(String firstName) {
            this.firstName = firstName;
            return this;
        }

        public void setNote(@Nullable String note) {
            this.note = note;
        }

        public static void setDefaults(String ignored) {}
    }

    static class Refusing {
        public void setPath(String path) throws IOException {
            throw new IOException("no such path: " + path);
        }
    }

    static class Ambiguous {
        public void setPath(String path) {}

        public void setPath(Object path) {}
    }

    static class WithoutDefault {
        WithoutDefault(int ignored) {}
    }

    abstract static class Abstract {}

    @Test
    void fillsOwnAndInheritedProperties() {
        Item item = columns("first_name", "ID", "note").row("Ada", 3, null).as(bean(Item.class));
        assertThat(item.firstName).isEqualTo("Ada");
        assertThat(((Base) item).id).isEqualTo(3);
        assertThat(item.note).isNull();
    }

    @Test
    void leavesPropertiesWithoutColumnAndIgnoresColumnsWithoutSetter() {
        Item item = columns("id", "extra", "defaults").row(3, "x", "y").as(bean(Item.class));
        assertThat(item.firstName).isEqualTo("unset");
        assertThat(item.note).isEqualTo("unset");
    }

    @Test
    void setsNull() {
        assertThat(columns("first_name").row((Object) null).as(bean(Item.class)).firstName)
                .isNull();
    }

    @Test
    void namesColumnAndPropertyWhenNullMeetsPrimitive() {
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> columns("id").row((Object) null).as(bean(Item.class)))
                .withMessageContaining("column \"id\" is NULL, which property id of Item cannot be");
    }

    @Test
    void refusesResultOfWhichNoColumnFits() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("a", "b").row(1, 2).as(bean(Item.class)))
                .withMessage("no column finds a setter of Item: the result has [a, b]");
    }

    @Test
    void keepsTheCauseWhenSetterFails() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("path").row("x").as(bean(Refusing.class)))
                .withMessageContaining("setter of Refusing failed")
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    void refusesPropertyWithTwoSetters() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("path").row("x").as(bean(Ambiguous.class)))
                .withMessage("property path of Ambiguous has several setters");
    }

    @Test
    void refusesClassesThatCannotBeMade() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> bean(WithoutDefault.class))
                .withMessageContaining("WithoutDefault has no constructor without parameters");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> bean(Abstract.class))
                .withMessageContaining("is abstract");
    }

    @Test
    void saysWhatToOpenWhenTheClassIsOutOfReach() throws ClassNotFoundException {
        // a private class of a package that is open to nobody
        Class<?> hidden = Class.forName("java.util.Collections$EmptyIterator");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> bean(hidden))
                .withMessage("java.util.Collections$EmptyIterator is out of reach: add 'opens java.util to"
                        + " io.pgadapt.extras;' to the module-info of java.base, or make the class public in an exported"
                        + " package");
    }
}
