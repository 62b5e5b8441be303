package io.pgadapt.tests.server;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips a test, saying why, where PgBouncer is not installed; fails it instead when the system property {@code pgadapt.noskip}
 * names {@code pgbouncer}.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresPgBouncerCondition.class)
public @interface RequiresPgBouncer {}
