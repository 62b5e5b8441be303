package io.pgadapt.tests.server;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that needs PostgreSQL. Its methods and constructor may have parameters of type {@link PgServer}, the shared server,
 * and {@link PgDatabase}, an empty database which is dropped afterwards; a connection left open on it fails the test.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PgServerExtension.class)
public @interface PgTest {
    /** How long a database lives. */
    Lifetime database() default Lifetime.METHOD;

    /** How long a database lives. */
    enum Lifetime {
        /** Each test method, or invocation of a parameterized one, has its own. */
        METHOD,
        /** All methods of the class share one; for many small tests that leave nothing behind in it. */
        CLASS
    }
}
