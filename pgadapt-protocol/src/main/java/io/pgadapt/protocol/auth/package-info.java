/**
 * Authentication: the client's side of what the server asks for between the startup message and AuthenticationOk.
 *
 * <p>{@link io.pgadapt.protocol.auth.Authenticator} answers the server's requests one by one, and refuses those that
 * {@link io.pgadapt.protocol.auth.AuthPolicy} forbids ({@code require_auth}, {@code channel_binding}). Methods: none
 * (trust, certificate, peer), cleartext password, MD5, SCRAM-SHA-256 and SCRAM-SHA-256-PLUS. Nothing here does I/O.
 */
@NullMarked
package io.pgadapt.protocol.auth;

import org.jspecify.annotations.NullMarked;
