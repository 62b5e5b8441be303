package io.pgadapt.protocol.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers in network byte order at a place in an array.
 *
 * <p>For decoders that walk an array whose bounds were checked before; everyone else reads with {@link WireReader}.
 * An index outside of the array throws {@link IndexOutOfBoundsException}.
 */
public final class BigEndian {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    /** Returns the two bytes at the index as a signed number. */
    public static short getShort(byte[] data, int index) {
        return (short) SHORT.get(data, index);
    }

    /** Returns the four bytes at the index as a signed number. */
    public static int getInt(byte[] data, int index) {
        return (int) INT.get(data, index);
    }

    /** Returns the eight bytes at the index as a signed number. */
    public static long getLong(byte[] data, int index) {
        return (long) LONG.get(data, index);
    }

    /** Stores the low two bytes of the value at the index. */
    public static void setShort(byte[] data, int index, int value) {
        SHORT.set(data, index, (short) value);
    }

    /** Stores the value's four bytes at the index. */
    public static void setInt(byte[] data, int index, int value) {
        INT.set(data, index, value);
    }

    /** Stores the value's eight bytes at the index. */
    public static void setLong(byte[] data, int index, long value) {
        LONG.set(data, index, value);
    }
}
