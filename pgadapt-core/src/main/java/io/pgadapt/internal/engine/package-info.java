/**
 * The engine: sends requests, expects their replies in order, and keeps what a session knows.
 *
 * <p>Here, and nowhere else, messages and codecs meet. Everything that waits for the server is a
 * {@link io.pgadapt.internal.engine.Reply} in the queue of the one {@link io.pgadapt.internal.engine.Exchange} of a
 * session; statements travel by one of the flows.
 */
@NullMarked
package io.pgadapt.internal.engine;

import org.jspecify.annotations.NullMarked;
