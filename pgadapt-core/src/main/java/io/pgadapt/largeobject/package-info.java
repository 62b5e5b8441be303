/**
 * Large objects: values of up to 4 TB that are read and written in pieces.
 *
 * @see <a href="https://www.postgresql.org/docs/18/largeobjects.html">PostgreSQL manual: Large Objects</a>
 */
@NullMarked
package io.pgadapt.largeobject;

import org.jspecify.annotations.NullMarked;
