package io.pgadapt.extras.rows;

import static io.pgadapt.extras.rows.FixtureResult.columns;
import static io.pgadapt.extras.rows.Rows.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ProgrammingError;
import java.io.IOException;
import java.util.Locale;
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

    static class Fields {
        private long base;

        long base() {
            return base;
        }
    }

    static class Plain extends Fields {
        final int constant = 1;
        private int id = -1;

        @Column("descr")
        @Nullable
        String description;

        @Column("shouted")
        @Nullable
        String loud;

        @Nullable
        transient String shouted;

        public void setLoud(String loud) {
            this.shouted = loud.toUpperCase(Locale.ROOT);
        }
    }

    static class Strict {
        public void setSize(int size) {
            throw new IllegalArgumentException("negative");
        }
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
    void leavesPropertiesWithoutColumnAndIgnoresColumnsWithoutPropertyWhenAsked() {
        FixtureResult result = columns("id", "extra", "defaults").row(3, "x", "y");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> result.as(bean(Item.class)))
                .withMessageContaining("column 1 (\"extra\", any) finds no property of Item");
        Item item = result.as(bean(Item.class).ignoringSurplus());
        assertThat(item.firstName).isEqualTo("unset");
        assertThat(item.note).isEqualTo("unset");
    }

    @Test
    void setsFieldsThatHaveNoSetter() {
        Plain plain =
                columns("id", "descr", "SHOUTED", "base").row(3, "x", "y", 2L).as(bean(Plain.class));
        assertThat(plain.id).isEqualTo(3);
        assertThat(plain.description).isEqualTo("x");
        assertThat(plain.shouted).isEqualTo("Y");
        assertThat(plain.base()).isEqualTo(2);
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("id", "constant").row(3, 4).as(bean(Plain.class)))
                .withMessageContaining("\"constant\"");
    }

    @Test
    void takesNullForZeroWhenAsked() {
        assertThat(columns("id").row((Object) null).as(bean(Plain.class).nullAsZero()).id)
                .isZero();
    }

    @Test
    void passesOnWhatTheSetterThrows() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> columns("size").row(-1).as(bean(Strict.class)))
                .withMessage("negative");
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
                .withMessageContaining("column 0 (\"id\", any) is NULL, which property id (int) of Item cannot be");
    }

    @Test
    void refusesResultOfWhichNoColumnFits() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("a", "b").row(1, 2).as(bean(Item.class)))
                .withMessage("no column finds a property of Item; the result has \"a\" any, \"b\" any");
    }

    @Test
    void keepsTheCauseWhenSetterFails() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("path").row("x").as(bean(Refusing.class)))
                .withMessageContaining(
                        "the setter of property path (String) of Refusing failed: java.io.IOException: no such path: x")
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    void refusesPropertyWithTwoSetters() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> columns("path").row("x").as(bean(Ambiguous.class)))
                .withMessage("property path (String) of Ambiguous has several setters");
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
