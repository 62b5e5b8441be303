/** What the type system is made of: the built-in catalogue, lookup, and the text of values. Not for users. */
@NullMarked
package io.pgadapt.types.internal;

import org.jspecify.annotations.NullMarked;
