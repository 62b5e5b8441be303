package io.pgadapt.tests.server;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test of what needs the extended query protocol: types that the server infers, portals, pipelines. It is left out when all goes
 * by the simple one.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag(ExtendedProtocol.TAG)
public @interface ExtendedProtocol {
    /** The tag of such tests. */
    String TAG = "extended-protocol";
}
