package io.pgadapt.tests.tour;

import io.pgadapt.errors.PgException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints the story. */
final class Narrator {
    private static final String INDENT = "    ";

    private final PrintStream out;
    private int chapter;
    private boolean afterShow;

    Narrator(PrintStream out) {
        this.out = out;
    }

    /** Opens a chapter. */
    void heading(String title) {
        chapter++;
        String heading = chapter + ". " + title;
        out.printf("%n%s%n%s%n", heading, "-".repeat(heading.length()));
        afterShow = false;
    }

    /** Prints a paragraph. */
    void say(String text, @Nullable Object... values) {
        if (afterShow) {
            out.println();
            afterShow = false;
        }
        out.println(String.format(Locale.ROOT, text, values));
    }

    /** Prints what was found, set off from the paragraphs. */
    void result(String text, @Nullable Object... values) {
        show(String.format(Locale.ROOT, text, values));
    }

    /** Prints an error, set off from the paragraphs. */
    void error(PgException error) {
        show(error.getClass().getSimpleName() + ": " + error.getMessage());
    }

    /** Prints code, output or a message, set off from the paragraphs. */
    void show(String text) {
        out.println();
        text.lines().forEach(line -> out.println(INDENT + line));
        afterShow = true;
    }

    /** Begins a table. */
    Table table(String... header) {
        return new Table(Arrays.asList(header));
    }

    /** Collects lines, so that columns can be as wide as their widest cell. */
    final class Table {
        private final List<List<String>> lines = new ArrayList<>();

        private Table(List<String> header) {
            lines.add(header);
        }

        Table line(@Nullable Object... cells) {
            lines.add(Arrays.stream(cells).map(String::valueOf).toList());
            return this;
        }

        void print() {
            lines.add(
                    1,
                    lines.get(0).stream().map(cell -> "-".repeat(cell.length())).toList());
            show(lines.stream().map(this::aligned).collect(Collectors.joining("\n")));
        }

        private String aligned(List<String> line) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                text.append(line.get(i))
                        .append(" ".repeat(2 + width(i) - line.get(i).length()));
            }
            return text.toString().stripTrailing();
        }

        private int width(int column) {
            return lines.stream()
                    .mapToInt(line -> line.get(column).length())
                    .max()
                    .orElse(0);
        }
    }
}
