package io.pgadapt.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pgadapt.tests.architecture.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each Java block of the documentation is a tagged region of a test that runs. Before the block stands
 * {@code <!-- snippet: io/pgadapt/tests/docs/SomeTest.java#tag -->}; in the test the region lies between
 * {@code // tag::tag[]} and {@code // end::tag[]}. Without {@code #tag}, the block is the whole file after its package
 * declaration.
 */
class SnippetsTest {
    private static final Pattern MARKER = Pattern.compile("<!-- snippet: ([^\\s#]+)(?:#(\\S+))? -->");

    /** A Java block, and what the line before it says. */
    record Block(Path file, int line, String marker, List<String> code) {
        @Override
        public String toString() {
            return Project.root().relativize(file) + ":" + line;
        }
    }

    static Stream<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Path file : Project.files(".md")) {
            blocks.addAll(blocksOf(file, Files.readAllLines(file)));
        }
        return blocks.stream();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void javaBlockIsARegionOfATest(Block block) throws IOException {
        Matcher marker = MARKER.matcher(block.marker());
        assertThat(marker.matches())
                .as(
                        "the line before the block names its source, as <!-- snippet: path#tag -->, but is: %s",
                        block.marker())
                .isTrue();
        Path source = Project.root().resolve("pgadapt-tests/src/test/java").resolve(marker.group(1));
        List<String> lines = Files.readAllLines(source);
        String tag = marker.group(2);
        assertThat(block.code()).isEqualTo(tag == null ? afterPackage(lines) : region(lines, tag));
    }

    @Test
    void findsBlocksWithTheLineBeforeThem() {
        List<String> text =
                List.of("Text", "", "```java", "a();", "```", "<!-- snippet: A.java#b -->", "", "```java", "```");
        assertThat(blocksOf(Path.of("x.md"), text))
                .extracting(Block::line, Block::marker, Block::code)
                .containsExactly(tuple(3, "Text", List.of("a();")), tuple(8, "<!-- snippet: A.java#b -->", List.of()));
    }

    @Test
    void takesTheIndentOffARegion() {
        List<String> source =
                List.of("x", "    // tag::one[]", "    a {", "", "        b", "    }", "    // end::one[]", "y");
        assertThat(region(source, "one")).containsExactly("a {", "", "    b", "}");
    }

    private static List<Block> blocksOf(Path file, List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        String before = "";
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("```java")) {
                int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf("```");
                blocks.add(new Block(file, i + 1, before, List.copyOf(lines.subList(i + 1, end))));
                i = end;
            } else if (!lines.get(i).isBlank()) {
                before = lines.get(i);
            }
        }
        return blocks;
    }

    private static List<String> afterPackage(List<String> source) {
        return source.stream()
                .dropWhile(line -> !line.startsWith("package "))
                .skip(1)
                .dropWhile(String::isBlank)
                .toList();
    }

    private static List<String> region(List<String> source, String tag) {
        List<String> stripped = source.stream().map(String::strip).toList();
        int start = stripped.indexOf("// tag::" + tag + "[]");
        int end = stripped.indexOf("// end::" + tag + "[]");
        assertThat(start).as("start of the region " + tag).isNotNegative();
        assertThat(end).as("end of the region " + tag).isGreaterThan(start);
        return String.join("\n", source.subList(start + 1, end))
                .stripIndent()
                .lines()
                .toList();
    }
}
