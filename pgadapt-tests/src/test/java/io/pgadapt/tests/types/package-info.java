/** Types on a real server: both formats, in and out. */
@NullMarked
package io.pgadapt.tests.types;

import org.jspecify.annotations.NullMarked;
