/** The types of the extension pgvector, which have another OID in each database and are known by their names. */
@NullMarked
package io.pgadapt.types.internal.pgvector;

import org.jspecify.annotations.NullMarked;
