package io.pgadapt.protocol.channel;

import io.pgadapt.protocol.message.DataRow;
import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.ProtocolException;

/**
 * Finds where a run of complete DataRow messages ends, and checks each of them on the way, so that whoever reads the
 * rows later need not.
 */
final class RowScanner {
    /** Length and number of columns. */
    private static final int LEAST_LENGTH = 6;

    private static final int LEAST_SIZE = 1 + LEAST_LENGTH;

    private int end;
    private int count;
    private int nextSize;

    /** Starts a run at the index. */
    void begin(int start) {
        end = start;
        count = 0;
    }

    /** Returns the index after the last complete row. */
    int end() {
        return end;
    }

    /** Returns how many complete rows the run has. */
    int count() {
        return count;
    }

    /** Returns how large the row that follows the run is, its type byte included, as far as that is known. */
    int nextSize() {
        return nextSize;
    }

    /**
     * Extends the run as far as complete rows go.
     *
     * @param limit where the received bytes end
     * @param columns how many columns each row must have
     * @return whether the run may go on with what is received next; false when another message follows it
     * @throws ProtocolException when a row is malformed
     */
    boolean extend(byte[] data, int limit, int columns) {
        int at = end;
        int rows = 0;
        while (limit - at >= LEAST_SIZE && data[at] == DataRow.TAG) {
            int length = BigEndian.getInt(data, at + 1);
            if (length >= limit - at) {
                break;
            }
            if (length < LEAST_LENGTH
                    || BigEndian.getShort(data, at + Framing.HEADER_SIZE) != (short) columns
                    || !fillsExactly(data, at + LEAST_SIZE, at + 1 + length, columns)) {
                throw malformed(data, at, columns);
            }
            at += 1 + length;
            rows++;
        }
        end = at;
        count += rows;
        return expectRow(data, limit);
    }

    /**
     * Returns whether the values, one after the other, end where the message does. Only the last step is compared: no
     * length makes a step go back, so that a value that leaves the message never leads to its end again. One that
     * leaves the array is caught by the array.
     */
    private static boolean fillsExactly(byte[] data, int start, int messageEnd, int columns) {
        int at = start;
        try {
            for (int column = 0; column < columns; column++) {
                int length = BigEndian.getInt(data, at);
                at += 4;
                if (length > 0) {
                    at += length;
                } else if (length < -1) {
                    return false;
                }
            }
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
        return at == messageEnd;
    }

    private boolean expectRow(byte[] data, int limit) {
        int received = limit - end;
        if (received > 0 && data[end] != DataRow.TAG) {
            return false;
        }
        nextSize = LEAST_SIZE;
        if (received >= Framing.HEADER_SIZE) {
            nextSize = Framing.taggedSize(data, end, LEAST_LENGTH);
        }
        return true;
    }

    private static ProtocolException malformed(byte[] data, int at, int columns) {
        int size = Framing.taggedSize(data, at, LEAST_LENGTH);
        int found = BigEndian.getShort(data, at + Framing.HEADER_SIZE) & 0xFFFF;
        return new ProtocolException(
                found == columns
                        ? "malformed DataRow: the lengths of its " + columns + " values do not add up to its "
                                + (size - LEAST_SIZE) + " bytes of values"
                        : "malformed DataRow: it has " + found + " columns, but the result has " + columns);
    }
}
