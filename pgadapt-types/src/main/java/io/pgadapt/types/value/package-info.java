/** Values of PostgreSQL types that no class of the JDK can hold without loss. Immutable, with value equality. */
@NullMarked
package io.pgadapt.types.value;

import org.jspecify.annotations.NullMarked;
