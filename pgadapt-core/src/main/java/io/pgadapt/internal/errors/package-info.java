/** What the server says of errors and notices, as users see it. */
@NullMarked
package io.pgadapt.internal.errors;

import org.jspecify.annotations.NullMarked;
