package io.pgadapt.protocol.channel;

import java.util.concurrent.locks.LockSupport;

/**
 * What has arrived since the last request, and what is to be expected by that: to read at once, after a wait, or after a pause
 * even.
 *
 * <p>To wait for what is here already is a system call too many. It is here already when a read has left some for want of room;
 * and often after a request, for on a busy machine the server comes to work while that is handed over, or when it is given a turn,
 * and the client only when the answer is there.
 *
 * <p>The pieces of a large transfer had better gather, so that one read takes several. A server hands over its output buffer of
 * 8 KiB whenever that is full. A reader that is faster is woken by each of them, thousands of times, and waking it takes the
 * server a tenth of the time that it has for its rows. A reader that pauses for a moment finds more there, and nobody needs to
 * wake it. Only a transfer that has brought much is slowed down by that, once, at its end; answers of usual size are not.
 *
 * <p>Not thread-safe.
 */
final class Arrivals {
    /** How much must have come since the last request, piece upon piece, in bytes; it took the server milliseconds. */
    static final long TRANSFER = 256 * 1024;

    /** A smaller piece is the end of an answer, or of what there is for now; in bytes. */
    static final int LEAST_PIECE = 8 * 1024;

    /** In nanoseconds; the operating system makes two or three times as much of it. */
    private static final long PAUSE = 20_000;

    private long transferred;

    /** How much has come since there was nothing there. */
    private long piece;

    private Outlook outlook = Outlook.UNKNOWN;

    private enum Outlook {
        HERE,
        FLOWING,
        UNKNOWN
    }

    /** Takes note of a request, whose answer may be small, and soon there. */
    void requested() {
        transferred = 0;
        piece = 0;
        outlook = Outlook.HERE;
    }

    /**
     * Takes note of a read.
     *
     * @param count how many bytes it brought
     * @param room how many it could have brought
     */
    void received(int count, int room) {
        piece += count;
        if (count == room) {
            outlook = Outlook.HERE;
            return;
        }
        transferred = piece < LEAST_PIECE ? 0 : transferred + piece;
        piece = 0;
        outlook = transferred >= TRANSFER ? Outlook.FLOWING : Outlook.UNKNOWN;
    }

    /** Returns whether there may well be something to read. */
    boolean areLikely() {
        return outlook == Outlook.HERE;
    }

    /** Returns whether much has come and more is about to, of which there is nothing yet. */
    boolean areFlowing() {
        return outlook == Outlook.FLOWING;
    }

    /** Pauses before a wait for more, if that is worthwhile; for less time if the thread is interrupted. */
    void pause() {
        if (areFlowing()) {
            LockSupport.parkNanos(this, PAUSE);
        }
    }
}
