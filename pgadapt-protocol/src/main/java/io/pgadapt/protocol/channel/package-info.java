/**
 * Messages over a {@link io.pgadapt.protocol.transport.Transport}: buffers, framing, and runs of rows that are handed
 * over as the bytes they came in.
 */
@NullMarked
package io.pgadapt.protocol.channel;

import org.jspecify.annotations.NullMarked;
