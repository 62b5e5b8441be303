package io.pgadapt.tests.server;

import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/** What becomes of a test that needs something which is not there. */
final class Missing {
    private Missing() {}

    /** Skips the test with a reason; fails it where {@code pgadapt.noskip} names what is missing. */
    static ConditionEvaluationResult result(String what, String reason) {
        String noSkip = Option.NO_SKIP.value();
        if (noSkip != null && List.of(noSkip.split("\\s*,\\s*")).contains(what)) {
            throw new IllegalStateException(reason + ", and pgadapt.noskip forbids to skip for that");
        }
        return ConditionEvaluationResult.disabled(reason);
    }
}
