/**
 * Connection strings and settings, as libpq 18 understands them.
 *
 * <p>{@link io.pgadapt.config.ConnectionSettings} is what everything else reads; {@link io.pgadapt.config.Dsn} only takes strings
 * apart and puts them together. {@link io.pgadapt.config.Keyword} is the one table of what may be set, from where, and with which values.
 */
@NullMarked
package io.pgadapt.config;

import org.jspecify.annotations.NullMarked;
