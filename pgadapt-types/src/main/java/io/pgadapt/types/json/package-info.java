/** {@code json} and {@code jsonb} as any class, by Jackson, which is needed on the path only by those who use this. */
@NullMarked
package io.pgadapt.types.json;

import org.jspecify.annotations.NullMarked;
