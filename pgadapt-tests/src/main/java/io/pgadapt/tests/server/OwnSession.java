package io.pgadapt.tests.server;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test of what lasts longer than a transaction in a session of the server: settings, prepared statements, cursors WITH HOLD,
 * LISTEN, process ids. It is left out when the way to the server leads through a pooler that has no session for it.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag(OwnSession.TAG)
public @interface OwnSession {
    /** The tag of such tests. */
    String TAG = "own-session";
}
