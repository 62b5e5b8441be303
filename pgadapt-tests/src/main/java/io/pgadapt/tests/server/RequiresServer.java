package io.pgadapt.tests.server;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips a test, saying why, on a shared server that can't run it. The absence of an extension that the system property
 * {@code pgadapt.noskip} names fails the test instead, so that a build which is meant to have it notices.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresServerCondition.class)
public @interface RequiresServer {
    /** The lowest major version. */
    int version() default 0;

    /** Extensions that must be available. */
    String[] extensions() default {};
}
