package io.pgadapt.extras.rows;

import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The one method that all classes of makers have. For each record class it is defined anew, as a hidden class of its own
 * whose handle is a constant: then the virtual machine compiles readers and constructor into one piece, without boxes, as
 * if it were written by hand. A handle in a field would be called step by step.
 *
 * <p>As itself, this class is never instantiated.
 */
final class RecordMakingTemplate implements RecordMaking {
    private static final MethodHandle MAKE = handle();

    private static MethodHandle handle() {
        try {
            return MethodHandles.classData(MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, MethodHandle.class);
        } catch (IllegalAccessException e) {
            throw new AssertionError("a lookup of its own has all rights", e);
        }
    }

    @Override
    public Object make(ColumnReader<?>[] readers, Row row) throws Throwable {
        return (Object) MAKE.invokeExact(readers, row);
    }

    /** Returns an object of a new class whose method is the handle, which takes readers and a row. */
    static RecordMaking of(MethodHandle handle) {
        MethodType erased = MethodType.methodType(Object.class, ColumnReader[].class, Row.class);
        try {
            MethodHandles.Lookup defined =
                    MethodHandles.lookup().defineHiddenClassWithClassData(Bytes.OF_THIS, handle.asType(erased), true);
            return (RecordMaking) defined.findConstructor(defined.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("the class is well-formed", e);
        }
    }

    /** What the compiler made of this class. */
    private static final class Bytes {
        static final byte[] OF_THIS = read();

        private static byte[] read() {
            String file = RecordMakingTemplate.class.getSimpleName() + ".class";
            try (InputStream in = RecordMakingTemplate.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException(file + " is missing where pgadapt-extras was loaded from");
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
