/** What became of psycopg2's features: each one that {@code docs/psycopg2.md} lists has a test that shows it. */
@NullMarked
package io.pgadapt.tests.parity;

import org.jspecify.annotations.NullMarked;
