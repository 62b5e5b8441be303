/** The built-in codecs, one file per family; {@code BuiltinCodecs} is the flat list of them. Not for users. */
@NullMarked
package io.pgadapt.types.internal.codec;

import org.jspecify.annotations.NullMarked;
