/**
 * Codecs between Java classes and PostgreSQL types, and the registry that finds them.
 *
 * <p>A {@link io.pgadapt.types.Codec} maps one Java type to one PostgreSQL type in both wire formats. The immutable
 * {@link io.pgadapt.types.CodecRegistry} chooses one for a value or a column; {@link io.pgadapt.types.TypeCatalog} knows
 * what an OID stands for.
 */
@NullMarked
package io.pgadapt.types;

import org.jspecify.annotations.NullMarked;
