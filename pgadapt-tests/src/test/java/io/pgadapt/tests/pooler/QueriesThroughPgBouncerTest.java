package io.pgadapt.tests.pooler;


import io.pgadapt.config.ExecutionMode;
import io.pgadapt.tests.server.PgBouncer;
import io.pgadapt.tests.server.PgServer;
import io.pgadapt.tests.server.RequiresPgBouncer;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@RequiresPgBouncer
class QueriesThroughPgBouncerTest {
    @ParameterizedTest
    @EnumSource(value = ExecutionMode.class, names = "UNNAMED")
    void passThroughTransactionPooling(ExecutionMode mode) {
        try (PgBouncer bouncer = PgBouncer.start(PgServer.shared(), Map.of("server_lifetime", System.getProperty("lt", "0")))) {
            for (String name : System.getProperty("classes").split(",")) {
                long start = System.nanoTime();
                Events tests = EngineTestKit.engine("junit-jupiter")
                        .configurationParameter("pgadapt.route", bouncer.dsn("postgres") + "?execution_mode=" + mode.text())
                        .selectors(org.junit.platform.engine.discovery.DiscoverySelectors.selectClass("io.pgadapt.tests." + name))
                        .execute()
                        .testEvents();
                System.out.println(mode + " " + name + " " + tests.started().count() + " tests, " + tests.failed().count() + " failed, " + (System.nanoTime() - start) / 1000000 + " ms");
                tests.failed().stream().forEach(e -> System.out.println("    " + e.getTestDescriptor().getUniqueId() + "\n        " + e.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class).getThrowable().map(t -> String.valueOf(t).replace("\n", "\n        ")).orElse("") ));
            }
        }
    }
}
