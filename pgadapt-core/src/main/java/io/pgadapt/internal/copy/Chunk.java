package io.pgadapt.internal.copy;

import io.pgadapt.protocol.channel.CopyDataSink;
import java.util.Arrays;

/** Data that have come and wait for their target; more may come while it takes them. */
public final class Chunk implements CopyDataSink {
    private static final int INITIAL_CAPACITY = 64 * 1024;
    private byte[] data = new byte[INITIAL_CAPACITY];
    private int size;

    @Override
    public void accept(byte[] source, int offset, int length) {
        int needed = Math.addExact(size, length);
        if (needed > data.length) {
            data = Arrays.copyOf(data, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, data.length * 2L)));
        }
        System.arraycopy(source, offset, data, size, length);
        size = needed;
    }

    /** Returns the array of the data, which begin at 0. */
    public byte[] data() {
        return data;
    }

    /** Returns how many bytes there are. */
    public int size() {
        return size;
    }

    /** Forgets the first bytes. */
    public void discard(int count) {
        System.arraycopy(data, count, data, 0, size - count);
        size -= count;
    }
}
