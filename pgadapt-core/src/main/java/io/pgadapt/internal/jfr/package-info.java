/** Events for the JDK's Flight Recorder. */
@NullMarked
package io.pgadapt.internal.jfr;

import org.jspecify.annotations.NullMarked;
