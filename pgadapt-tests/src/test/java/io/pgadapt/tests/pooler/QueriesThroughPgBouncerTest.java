package io.pgadapt.tests.pooler;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.config.ExecutionMode;
import io.pgadapt.tests.server.ExtendedProtocol;
import io.pgadapt.tests.server.OwnSession;
import io.pgadapt.tests.server.PgBouncer;
import io.pgadapt.tests.server.PgServer;
import io.pgadapt.tests.server.RequiresPgBouncer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * Tests of queries once more, through PgBouncer in transaction mode, where no two transactions meet the same session of the server:
 * whatever a statement relied on of an earlier one would not be there.
 *
 * <p>Left out are tests of connecting and of what belongs to a session, LISTEN, SET and prepared statements among them, which a
 * pooler in transaction mode cannot give; {@link OwnSession} marks those among the tests of queries,
 * {@link ExtendedProtocol} what the mode SIMPLE cannot do, pooler or not. With
 * {@code -Dpgadapt.pooler=full} all the others are run, which takes minutes.
 */
@RequiresPgBouncer
class QueriesThroughPgBouncerTest {
    private static final List<String> ALWAYS = List.of("core.CursorTest", "core.TransactionTest");

    private static final List<String> WHEN_ASKED_FOR = List.of(
            "copy.CopyFaultsTest",
            "copy.CopyStreamsTest",
            "copy.TypedCopyTest",
            "core.BatchRewritingTest",
            "core.ErrorTest",
            "core.ExecuteManyTest",
            "core.FetchingTest",
            "core.HostileValuesTest",
            "core.LargeObjectTest",
            "core.LargeValueTest",
            "core.MalformedValueTest",
            "core.NamedCursorRowsTest",
            "core.NamedCursorTest",
            "core.PipelineTest",
            "core.StreamTest",
            "core.TransactionBlockTest",
            "core.TypeQueryTest",
            "core.TypedTest",
            "core.UserTypesTest",
            "extras.RowsTest",
            "sql.CallProcTest",
            "sql.CompositionTest",
            "sql.MogrifyTest",
            "types.ArraysServerTest",
            "types.BuiltinTypesTest",
            "types.DomainClassesTest",
            "types.FailingCodecsTest",
            "types.HstoreTest",
            "types.JsonTest",
            "types.MissingCodecsTest",
            "types.ScopesTest",
            "types.SendingTest");

    private static final boolean FULL = "full".equals(System.getProperty("pgadapt.pooler"));

    @ParameterizedTest
    @EnumSource(value = ExecutionMode.class, names = "CACHED", mode = EnumSource.Mode.EXCLUDE)
    void passInTheModesForPoolers(ExecutionMode mode) {
        Events tests;
        try (PgBouncer bouncer = PgBouncer.start(PgServer.shared(), Map.of("server_lifetime", "0"))) {
            tests = EngineTestKit.engine("junit-jupiter")
                    .selectors(testClasses())
                    .filters(TagFilter.excludeTags(impossible(mode)))
                    .configurationParameter("pgadapt.route", bouncer.dsn("postgres") + "?execution_mode=" + mode.text())
                    .execute()
                    .testEvents();
            assertThat(bouncer.log()).contains("login attempt: db=pgadapt_");
        }
        assertThat(tests.failed().stream().map(QueriesThroughPgBouncerTest::report))
                .isEmpty();
        assertThat(tests.succeeded().count()).isGreaterThan(20);
    }

    private static List<String> impossible(ExecutionMode mode) {
        return mode == ExecutionMode.SIMPLE ? List.of(OwnSession.TAG, ExtendedProtocol.TAG) : List.of(OwnSession.TAG);
    }

    private static ClassSelector[] testClasses() {
        return Stream.concat(ALWAYS.stream(), FULL ? WHEN_ASKED_FOR.stream() : Stream.of())
                .map(name -> DiscoverySelectors.selectClass("io.pgadapt.tests." + name))
                .toArray(ClassSelector[]::new);
    }

    private static String report(Event failed) {
        String reason = failed.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::toString)
                .orElse("");
        return failed.getTestDescriptor().getUniqueId() + ": " + reason;
    }
}
