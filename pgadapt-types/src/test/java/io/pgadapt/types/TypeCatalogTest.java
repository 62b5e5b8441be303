package io.pgadapt.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypeCatalogTest {
    private static final PgType MOOD = new PgType.Enum(20_000, "public", "mood", List.of("sad", "ok"));

    private final TypeCatalog catalog = new TypeCatalog();

    @Test
    void forgetsWhatWasAddedButNotWhatIsBuiltIn() {
        catalog.add(List.of(MOOD));
        assertThat(catalog.byOid(20_000)).isEqualTo(MOOD);
        assertThat(catalog.byName("public.mood")).isEqualTo(MOOD);
        catalog.clear();
        assertThat(catalog.byOid(20_000)).isInstanceOf(PgType.Unresolved.class);
        assertThat(catalog.byName("mood")).isNull();
        assertThat(catalog.byOid(23).name()).isEqualTo("int4");
    }

    @Test
    void addsNothingThatWasAskedForBeforeEverythingWasForgotten() {
        int before = catalog.generation();
        catalog.add(List.of(MOOD), before);
        assertThat(catalog.byOid(20_000)).isEqualTo(MOOD);
        catalog.clear();
        catalog.add(List.of(MOOD), before);
        assertThat(catalog.byOid(20_000)).isInstanceOf(PgType.Unresolved.class);
    }
}
