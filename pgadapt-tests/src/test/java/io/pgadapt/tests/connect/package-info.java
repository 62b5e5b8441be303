/** Making sessions: with real servers, and with scripted ones for what a real one does not do on request. */
@NullMarked
package io.pgadapt.tests.connect;

import org.jspecify.annotations.NullMarked;
