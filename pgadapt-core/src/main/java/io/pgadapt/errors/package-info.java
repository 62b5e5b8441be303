/**
 * What goes wrong, as exceptions: the tree of Python's DB-API (PEP 249) under {@link io.pgadapt.errors.PgException}.
 *
 * <p>Errors that the server reports have one class per SQLSTATE, in {@code io.pgadapt.errors.sqlstate}; a code that this
 * version does not know becomes the base class of its SQLSTATE class. All exceptions are unchecked and serializable.
 */
@NullMarked
package io.pgadapt.errors;

import org.jspecify.annotations.NullMarked;
