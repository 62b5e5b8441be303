/**
 * One exception class per SQLSTATE of PostgreSQL 18, each extending the base of its class of codes, so that
 * {@code catch (UniqueViolation e)} and {@code catch (IntegrityError e)} both work. Generated, but for this file.
 *
 * <p>Names are psycopg2's: the condition name in CamelCase. Four codes of the "external routine" classes 38 and 39 share
 * their condition name with a code of class 22 or 2F, and end in {@code Ext}; {@code XX000} is
 * {@link io.pgadapt.errors.sqlstate.InternalServerError}, because its base has the name {@code InternalError}.
 */
@NullMarked
package io.pgadapt.errors.sqlstate;

import org.jspecify.annotations.NullMarked;
