/**
 * TLS as libpq sets it up: what is trusted, which certificate is shown, and whether the server is who it says.
 *
 * <p>{@link io.pgadapt.protocol.tls.TlsSettings} says what is wanted, {@link io.pgadapt.protocol.tls.TlsContext} reads
 * the files once and makes an engine per connection. Nothing here opens a socket.
 */
@NullMarked
package io.pgadapt.protocol.tls;

import org.jspecify.annotations.NullMarked;
