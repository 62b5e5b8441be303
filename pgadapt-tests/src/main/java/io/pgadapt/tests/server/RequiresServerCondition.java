package io.pgadapt.tests.server;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Carries out {@link RequiresServer}. */
final class RequiresServerCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), RequiresServer.class)
                .map(required -> evaluate(required, PgServer.shared()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("no requirement"));
    }

    private static ConditionEvaluationResult evaluate(RequiresServer required, PgServer server) {
        if (server.version() < required.version()) {
            return ConditionEvaluationResult.disabled("needs PostgreSQL " + required.version() + ", this is " + server);
        }
        for (String extension : required.extensions()) {
            if (!server.hasExtension(extension)) {
                return Missing.result(
                        extension, "needs the extension " + extension + ", which is not installed on " + server);
            }
        }
        return ConditionEvaluationResult.enabled("the server has all that is needed");
    }
}
