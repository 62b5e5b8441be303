package io.pgadapt.tests.parity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a test that shows what became of features of psycopg2, by their ids in {@code docs/psycopg2.md}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Parity {
    /** The ids, such as {@code C17}. */
    String[] value();
}
