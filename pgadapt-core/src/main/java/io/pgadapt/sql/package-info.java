/**
 * SQL that is put together by a program: names, values and placeholders beside pieces of text, so that none of them is ever
 * taken for another. psycopg's module {@code sql}.
 */
@NullMarked
package io.pgadapt.sql;

import org.jspecify.annotations.NullMarked;
