package io.pgadapt.internal.engine;

import io.pgadapt.protocol.message.Bind;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.Arrays;

/** Sets of parameters as bytes, which wait for others to travel with. */
final class EncodedSets {
    private static final int FIRST_CAPACITY = 64;
    private static final int NULL = -1;

    private final WireWriter data = new WireWriter(4096);
    private int[] starts = new int[FIRST_CAPACITY];

    /** The length of each value; -1 for NULL. */
    private int[] lengths = new int[FIRST_CAPACITY];

    private Format[] formats = new Format[FIRST_CAPACITY];
    private int values;
    private int sets;

    /** Returns how many sets there are. */
    int size() {
        return sets;
    }

    /** Returns how many bytes they take. */
    int bytes() {
        return data.size();
    }

    /**
     * Adds a set.
     *
     * @throws RuntimeException when a value cannot be encoded; nothing was added then
     */
    void add(Bind.Values set) {
        int valuesBefore = values;
        int sizeBefore = data.size();
        try {
            for (int i = 0; i < set.count(); i++) {
                addValue(set, i);
            }
            sets++;
        } catch (RuntimeException e) {
            values = valuesBefore;
            data.truncate(sizeBefore);
            throw e;
        }
    }

    private void addValue(Bind.Values set, int index) {
        if (values == starts.length) {
            starts = Arrays.copyOf(starts, values * 2);
            lengths = Arrays.copyOf(lengths, values * 2);
            formats = Arrays.copyOf(formats, values * 2);
        }
        int start = data.size();
        boolean isThere = set.write(index, data);
        if (!isThere) {
            data.truncate(start);
        }
        starts[values] = start;
        lengths[values] = isThere ? data.size() - start : NULL;
        formats[values] = set.format(index);
        values++;
    }

    /** Forgets all. */
    void clear() {
        data.clear(data.size());
        values = 0;
        sets = 0;
    }

    /** Returns some of the sets as the parameters of one statement. */
    Bind.Values slice(int firstSet, int count) {
        int perSet = values / sets;
        return new Slice(firstSet * perSet, count * perSet);
    }

    private final class Slice implements Bind.Values {
        private final int from;
        private final int count;

        Slice(int from, int count) {
            this.from = from;
            this.count = count;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public Format format(int index) {
            return formats[from + index];
        }

        @Override
        public boolean write(int index, WireWriter out) {
            int length = lengths[from + index];
            if (length != NULL) {
                out.bytes(data.array(), starts[from + index], length);
            }
            return length != NULL;
        }
    }
}
