package io.pgadapt.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.tests.architecture.Project;
import io.pgadapt.types.CodecRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of docs/types.md is what the registry does; {@code -Dpgadapt.writedocs} puts it there. */
class TypesTableTest {
    private static final String BEGIN = "<!-- generated: TypesTable -->";
    private static final String END = "<!-- end -->";

    @Test
    void documentationListsWhatTheRegistryDoes() throws IOException {
        Path file = Project.root().resolve("docs/types.md");
        List<String> lines = Files.readAllLines(file);
        int from = lines.indexOf(BEGIN) + 1;
        int to = lines.indexOf(END);
        assertThat(from).isBetween(1, to);
        List<String> table = new TypesTable(CodecRegistry.defaults()).lines();
        if (Boolean.getBoolean("pgadapt.writedocs")) {
            List<String> changed = new ArrayList<>(lines.subList(0, from));
            changed.addAll(table);
            changed.addAll(lines.subList(to, lines.size()));
            Files.write(file, changed);
            return;
        }
        assertThat(lines.subList(from, to)).isEqualTo(table);
    }
}
