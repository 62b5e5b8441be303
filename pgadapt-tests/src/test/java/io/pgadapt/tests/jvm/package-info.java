/** JVMs of their own, on whose path something is missing, or that are started in another way than the tests'. */
@NullMarked
package io.pgadapt.tests.jvm;

import org.jspecify.annotations.NullMarked;
