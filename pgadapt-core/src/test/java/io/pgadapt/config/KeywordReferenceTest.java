package io.pgadapt.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in the documentation is made from the table in the code. */
class KeywordReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "connecting.md");

    @Test
    void listsEveryKeywordAsTheCodeHasIt() throws IOException {
        assertThat(Files.readString(PAGE)).contains(table());
    }

    private static String table() {
        return Arrays.stream(Keyword.values())
                .map(KeywordReferenceTest::row)
                .collect(Collectors.joining(
                        "\n", "| keyword | environment | default | accepts |\n| --- | --- | --- | --- |\n", "\n"));
    }

    private static String row(Keyword keyword) {
        return "| `" + keyword.text() + "` | " + Objects.requireNonNullElse(keyword.environmentVariable(), "") + " | "
                + Objects.requireNonNullElse(keyword.defaultValue(), "") + " | " + keyword.accepts() + " |";
    }
}
