/** Results as the bytes that the server sent, and rows as views of them. */
@NullMarked
package io.pgadapt.internal.row;

import org.jspecify.annotations.NullMarked;
