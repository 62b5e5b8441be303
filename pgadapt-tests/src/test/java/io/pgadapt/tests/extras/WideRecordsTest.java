package io.pgadapt.tests.extras;

import static io.pgadapt.extras.rows.Rows.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.DataError;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records with about as many components as the virtual machine lets a constructor have: 254 slots, two for a long. */
@PgTest
class WideRecordsTest {
    @TempDir
    private Path classes;

    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource({"int,251", "int,252", "int,253", "int,254", "long,125", "long,126", "long,127", "String,254"})
    void areMadeUpToTheLastSlot(String type, int width) throws IOException {
        try (URLClassLoader loader = loader()) {
            Record made = read(wide(loader, type, width, ""), columns(width, i -> i + " AS c" + i));
            assertThat(made)
                    .hasToString(IntStream.range(0, width)
                            .mapToObj(i -> "c" + i + "=" + i)
                            .collect(Collectors.joining(", ", "Wide[", "]")));
        }
    }

    @Test
    void nullForAPrimitiveNamesTheComponent() throws IOException {
        try (URLClassLoader loader = loader()) {
            Class<? extends Record> wide = wide(loader, "int", 254, "");
            String sql = columns(254, i -> (i == 253 ? "NULL::int" : i) + " AS c" + i);
            assertThatExceptionOfType(DataError.class)
                    .isThrownBy(() -> read(wide, sql))
                    .withMessageContaining("component c253 (int) of Wide");
        }
    }

    @Test
    void whatTheConstructorThrowsIsPassedOn() throws IOException {
        try (URLClassLoader loader = loader()) {
            String check = "Wide { if (c0 == 0) throw new IllegalStateException(\"zero\"); }";
            Class<? extends Record> wide = wide(loader, "int", 254, check);
            String sql = columns(254, i -> i + " AS c" + i);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> read(wide, sql))
                    .withMessage("zero");
        }
    }

    private Record read(Class<? extends Record> type, String sql) {
        return Objects.requireNonNull(
                connection.cursor(record(type)).execute(sql).fetchOne());
    }

    private static String columns(int width, IntFunction<String> column) {
        return IntStream.range(0, width).mapToObj(column).collect(Collectors.joining(", ", "SELECT ", ""));
    }

    private URLClassLoader loader() throws IOException {
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }

    private Class<? extends Record> wide(ClassLoader loader, String type, int width, String body) {
        String components = IntStream.range(0, width)
                .mapToObj(i -> type + " c" + i)
                .collect(Collectors.joining(", ", "record Wide(", ") { " + body + " }"));
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        boolean compiled = compiler.getTask(
                        null, null, null, List.of("-d", classes.toString()), null, List.of(new Source(components)))
                .call();
        assertThat(compiled).isTrue();
        try {
            return loader.loadClass("Wide").asSubclass(Record.class);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("it has been compiled", e);
        }
    }

    /** What is to be compiled. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Wide.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
