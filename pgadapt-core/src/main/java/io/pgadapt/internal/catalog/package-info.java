/** What is asked of a database's catalogue, and what its answers mean. Knows no connection. */
@NullMarked
package io.pgadapt.internal.catalog;

import org.jspecify.annotations.NullMarked;
