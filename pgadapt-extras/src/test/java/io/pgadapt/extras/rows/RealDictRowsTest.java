package io.pgadapt.extras.rows;

import static io.pgadapt.extras.rows.FixtureResult.columns;
import static io.pgadapt.extras.rows.Rows.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.row.RowMaker;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RealDictRowsTest {
    private final Map<String, @Nullable Object> row =
            columns("id", "name", "price").row(1, "tea", null).as(map());

    @Test
    void keepsTheOrderOfColumns() {
        assertThat(row.keySet()).containsExactly("id", "name", "price");
        assertThat(row.values()).containsExactly(1, "tea", null);
        assertThat(row).hasToString("{id=1, name=tea, price=null}");
    }

    @Test
    void tellsNullFromAbsent() {
        assertThat(row.get("price")).isNull();
        assertThat(row.containsKey("price")).isTrue();
        assertThat(row.get("size")).isNull();
        assertThat(row.containsKey("size")).isFalse();
        assertThat(row.containsKey(null)).isFalse();
        assertThat(row.getOrDefault("size", 7)).isEqualTo(7);
    }

    @Test
    void keepsTheLastOfSeveralColumnsOfOneName() {
        Map<String, @Nullable Object> twice =
                columns("id", "name", "id").row(1, "tea", 2).as(map());
        assertThat(twice).isEqualTo(Map.of("id", 2, "name", "tea")).hasSize(2);
        assertThat(twice.keySet()).containsExactly("id", "name");
    }

    @Test
    void equalsAnyMapOfTheSameEntries() {
        Map<String, @Nullable Object> same = new LinkedHashMap<>(row);
        assertThat(row).isEqualTo(same).hasSameHashCodeAs(same);
    }

    @Test
    void replacesValues() {
        assertThat(row.put("name", "coffee")).isEqualTo("tea");
        assertThat(row).containsEntry("name", "coffee").hasSize(3);
    }

    @Test
    void takesNewKeysLast() {
        assertThat(row.put("size", 4)).isNull();
        row.put("id", 2);
        assertThat(row).hasToString("{id=2, name=tea, price=null, size=4}").hasSize(4);
    }

    @Test
    void losesKeys() {
        assertThat(row.remove("name")).isEqualTo("tea");
        assertThat(row.remove("name")).isNull();
        assertThat(row).hasToString("{id=1, price=null}");
        row.clear();
        assertThat(row).isEmpty();
    }

    @Test
    void leavesOtherRowsAloneWhenKeysChange() {
        FixtureResult result = columns("id", "name").row(1, "tea");
        RowMaker<Map<String, @Nullable Object>> maker = map().forResult(result);
        Map<String, @Nullable Object> other = maker.make(result.plain());
        maker.make(result.plain()).remove("id");
        assertThat(other).containsKey("id");
    }

    @Test
    void removesWhileIterating() {
        row.values().removeIf(Objects::isNull);
        assertThat(row).hasToString("{id=1, name=tea}");
        row.keySet().retainAll(List.of("name"));
        assertThat(row).hasToString("{name=tea}");
    }

    @Test
    void goesOnIteratingAfterRemoval() {
        List<String> seen = new ArrayList<>();
        for (Iterator<String> names = row.keySet().iterator(); names.hasNext(); ) {
            String name = names.next();
            seen.add(name);
            if (!name.equals("name")) {
                names.remove();
            }
        }
        assertThat(seen).containsExactly("id", "name", "price");
        assertThat(row).hasToString("{name=tea}");
    }

    @Test
    void writesEntriesThrough() {
        row.replaceAll((name, value) -> name + value);
        assertThat(row).hasToString("{id=id1, name=nametea, price=pricenull}");
    }

    @Test
    void noticesKeysThatChangeWhileIterating() {
        Iterator<String> names = row.keySet().iterator();
        names.next();
        row.put("size", 1);
        assertThatExceptionOfType(ConcurrentModificationException.class).isThrownBy(names::next);
    }

    @Test
    void refusesToIterateBeyondTheEnd() {
        Iterator<String> names = row.keySet().iterator();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(names::remove);
        row.keySet().forEach(name -> names.next());
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(names::next);
    }

    @Test
    void isEmptyForRowsWithoutColumns() {
        assertThat(columns().row().as(map())).isEmpty();
    }
}
