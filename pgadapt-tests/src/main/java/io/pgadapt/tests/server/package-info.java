/**
 * A PostgreSQL server for tests and the guided tour: embedded by default, or the one that system properties ask for.
 *
 * <p>{@link io.pgadapt.tests.server.PgTest} gives a JUnit test a server and a database of its own;
 * {@link io.pgadapt.tests.server.PgServer} starts servers with settings, access rules and certificates of the test's choice.
 */
@NullMarked
package io.pgadapt.tests.server;

import org.jspecify.annotations.NullMarked;
