/** COPY in all its forms, against a server. */
@NullMarked
package io.pgadapt.tests.copy;

import org.jspecify.annotations.NullMarked;
