package io.pgadapt.tests.server;

import java.util.List;
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
                return missing(extension, server);
            }
        }
        return ConditionEvaluationResult.enabled("the server has all that is needed");
    }

    private static ConditionEvaluationResult missing(String extension, PgServer server) {
        String reason = "needs the extension " + extension + ", which is not installed on " + server;
        String noSkip = Option.NO_SKIP.value();
        if (noSkip != null && List.of(noSkip.split("\\s*,\\s*")).contains(extension)) {
            throw new IllegalStateException(reason + ", and pgadapt.noskip forbids to skip for that");
        }
        return ConditionEvaluationResult.disabled(reason);
    }
}
