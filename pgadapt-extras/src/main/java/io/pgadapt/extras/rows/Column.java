package io.pgadapt.extras.rows;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the column that a component of a record, or a field or setter of a bean, takes, where that is not its own name.
 *
 * <pre>{@code
 * record Item(long id, @Column("descr") String description) {}
 * }</pre>
 *
 * @see Rows#record
 * @see Rows#bean
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Column {
    /** The name; case and underscores count no more than they do in other names. */
    String value();
}
