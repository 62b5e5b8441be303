/**
 * Bytes as they travel: bounds-checked reading, growing writing, and the two value formats.
 *
 * <p>This is the one package of the protocol module that codecs use, too. It knows no message.
 */
@NullMarked
package io.pgadapt.protocol.wire;

import org.jspecify.annotations.NullMarked;
