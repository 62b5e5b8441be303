/**
 * Peers that misbehave on demand: a server that follows a script, a proxy that cuts and freezes connections, and a transport
 * that counts what goes over it.
 */
@NullMarked
package io.pgadapt.tests.script;

import org.jspecify.annotations.NullMarked;
