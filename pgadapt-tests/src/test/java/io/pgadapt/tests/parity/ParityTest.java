package io.pgadapt.tests.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.pgadapt.tests.architecture.Project;
import io.pgadapt.tests.parity.FeaturePage.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.commons.annotation.Testable;

/** What the page for those who come from psycopg2 says, and the tests that show it, go together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParityTest {
    private FeaturePage page;
    private List<JavaMethod> marked;

    @BeforeAll
    void read() throws IOException {
        page = FeaturePage.parse(Files.readAllLines(Project.root().resolve("docs/psycopg2.md")));
        marked = new ClassFileImporter()
                        .importUrl(ParityTest.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation())
                        .stream()
                        .map(JavaClass::getMethods)
                        .flatMap(Set::stream)
                        .filter(method -> method.isAnnotatedWith(Parity.class))
                        .toList();
    }

    @Test
    void everyFeatureHasATest() {
        Set<String> tested = marked.stream().flatMap(ParityTest::idsOf).collect(Collectors.toSet());
        assertThat(page.features().stream()
                        .filter(Feature::needsTest)
                        .map(Feature::id)
                        .filter(id -> !tested.contains(id)))
                .as("features on the page without a test marked @Parity(id)")
                .isEmpty();
    }

    @Test
    void everyTestShowsAFeatureOfThePage() {
        Set<String> known = Set.copyOf(page.ids());
        assertThat(marked.stream()
                        .flatMap(test -> idsOf(test)
                                .filter(id -> !known.contains(id))
                                .map(id -> id + " of " + test.getFullName())))
                .as("ids of @Parity that the page does not have")
                .isEmpty();
    }

    @Test
    void everyMarkedMethodIsATest() {
        assertThat(marked.stream()
                        .filter(method -> !method.isMetaAnnotatedWith(Testable.class))
                        .map(JavaMethod::getFullName))
                .as("methods with @Parity that JUnit does not run")
                .isEmpty();
    }

    @Test
    void noFeatureIsListedTwice() {
        assertThat(page.ids()).doesNotHaveDuplicates();
    }

    /** The sections that are dealt with as a whole, and their numbers of features. */
    @ParameterizedTest
    @CsvSource({"C, 77", "E, 27", "K, 50", "L, 15", "P, 11", "R, 23", "S, 11", "Y, 16"})
    void noFeatureOfASectionIsMissing(String section, int count) {
        assertThat(page.ids())
                .containsAll(IntStream.rangeClosed(1, count)
                        .mapToObj(number -> section + number)
                        .toList());
    }

    @Test
    void readsRowsOfSeveralFeatures() {
        FeaturePage read = FeaturePage.parse(List.of(
                "| id | psycopg2 | here |",
                "| --- | --- | --- |",
                "| K2, K4 to K6, K59b | `a \\| b` | Not needed: it is. |",
                "| | not there | More. |",
                "| `bytes` | `byte[]` | As there. |",
                "| K9 | x | Wart, not taken over: y. |",
                "Text about K10."));
        assertThat(read.ids()).containsExactly("K2", "K4", "K5", "K6", "K59b", "K9");
        assertThat(read.features().get(0).here()).isEqualTo("Not needed: it is. |");
        assertThat(read.features())
                .extracting(Feature::needsTest)
                .containsExactly(false, false, false, false, false, true);
    }

    private static Stream<String> idsOf(JavaMethod test) {
        return Arrays.stream(test.getAnnotationOfType(Parity.class).value());
    }
}
