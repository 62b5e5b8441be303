package io.pgadapt.tests.server;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Carries out {@link RequiresPgBouncer}. */
final class RequiresPgBouncerCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return PgBouncer.isInstalled()
                ? ConditionEvaluationResult.enabled("pgbouncer is installed")
                : Missing.result("pgbouncer", "needs the program pgbouncer, which is not installed");
    }
}
