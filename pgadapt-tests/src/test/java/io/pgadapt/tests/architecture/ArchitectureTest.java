package io.pgadapt.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who may know whom, as far as the module descriptors can't say it. */
class ArchitectureTest {
    static final List<String> MODULES = Project.MODULES;

    private static final String[] JDK = {"java..", "javax..", "jdk.net..", "org.ietf.jgss..", "org.jspecify.."};

    @Test
    void protocolKnowsOnlyTheJdkAndScram() {
        check("protocol", onlyKnow("io.pgadapt.protocol..", "com.ongres.."));
    }

    @Test
    void typesKnowBytesButNoMessagesAndNoSockets() {
        check(
                "types",
                onlyKnow(
                        "io.pgadapt.types..",
                        "io.pgadapt.protocol.wire..",
                        "com.fasterxml.jackson..",
                        "org.locationtech.jts..",
                        "net.postgis.."));
        check(
                "types",
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.net.http..", "java.nio.channels.."));
    }

    @Test
    void coreKnowsNeitherExtrasNorPools() {
        check("core", onlyKnow("io.pgadapt..", "org.slf4j..", "jdk.jfr.."));
        check(
                "core",
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.pgadapt.extras..", "io.pgadapt.pool.."));
    }

    @Test
    void onlyTheInternalsOfCoreTouchMessages() {
        check(
                "core",
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.pgadapt.internal..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.pgadapt.protocol.message..", "io.pgadapt.protocol.channel.."));
    }

    @Test
    void extrasAndPoolsSeeOnlyWhatCoreExports() {
        ArchRule rule = noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.pgadapt.internal..", "io.pgadapt.protocol..", "io.pgadapt.types.internal..");
        check("extras", rule);
        check("pool", rule);
        check("extras", noClasses().should().dependOnClassesThat().resideInAPackage("io.pgadapt.pool.."));
        check("pool", noClasses().should().dependOnClassesThat().resideInAPackage("io.pgadapt.extras.."));
    }

    /** What a module shows to the world may refer to its internals, which implement it; that is no cycle. */
    @ParameterizedTest
    @FieldSource("MODULES")
    void packagesHaveNoCycles(String module) {
        JavaClasses all = Project.classesOf(module);
        ArchRule rule =
                slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().allowEmptyShould(true);
        rule.check(all.that(not(resideInAPackage("..internal.."))));
        rule.check(all.that(resideInAPackage("..internal..")));
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void nobodyNeedsJdbc(String module) {
        check(module, noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql.."));
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void logsThroughSlf4jOnly(String module) {
        check(module, NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
        check(module, NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void locksAreNoMonitors(String module) {
        check(module, noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED));
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void exportedMethodsShowNoInternals(String module) {
        check(
                module,
                noMethods()
                        .that()
                        .arePublic()
                        .and()
                        .areDeclaredInClassesThat()
                        .arePublic()
                        .and()
                        .areDeclaredInClassesThat()
                        .resideOutsideOfPackage("..internal..")
                        .should()
                        .haveRawReturnType(resideInAPackage("..internal.."))
                        .orShould()
                        .haveRawParameterTypes(anyElementThat(resideInAPackage("..internal.."))));
    }

    @Test
    void noConnectionHasAThreadOfItsOwn() {
        for (String module : List.of("protocol", "types", "core")) {
            check(
                    module,
                    noClasses()
                            .should()
                            .callConstructorWhere(target(owner(assignableTo(Thread.class))))
                            .orShould()
                            .dependOnClassesThat()
                            .areAssignableTo(Executor.class));
        }
    }

    @Test
    void theRulesSeeTheClasses() {
        assertThat(Project.classesOf("protocol").contain("io.pgadapt.protocol.wire.WireReader"))
                .isTrue();
        assertThat(Project.classesOf("core").contain("io.pgadapt.Connection")).isTrue();
    }

    private static ArchRule onlyKnow(String... packages) {
        String[] all = Stream.of(packages, JDK).flatMap(Arrays::stream).toArray(String[]::new);
        return classes().should().onlyDependOnClassesThat().resideInAnyPackage(all);
    }

    /** Modules that have no class yet pass. */
    private static void check(String module, ArchRule rule) {
        rule.allowEmptyShould(true).check(Project.classesOf(module));
    }

    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
