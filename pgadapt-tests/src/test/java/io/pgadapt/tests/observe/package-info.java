/** What observers learn. */
@NullMarked
package io.pgadapt.tests.observe;

import org.jspecify.annotations.NullMarked;
