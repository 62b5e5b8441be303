package io.pgadapt.tests.bench.tape;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;

/**
 * What the server answered to a request, played again and again to whoever makes the same request.
 *
 * <p>All bytes pass until {@link #replace}; after it there is no server any more, and every write rewinds the tape. Not
 * thread-safe.
 */
final class Tape {
    private final ByteArrayOutputStream recorded = new ByteArrayOutputStream();
    private boolean recording;
    private byte[] content = {};
    private int position;
    private boolean playing;

    /** Makes the request once more, keeps what the server answers, and takes its place. */
    void replace(Taped.Request request) throws Exception {
        recording = true;
        request.make();
        recording = false;
        playing = true;
        content = recorded.toByteArray();
    }

    /** Returns whether the server is out of play. */
    boolean isPlaying() {
        return playing;
    }

    /** Takes note of bytes that the server sent. */
    void received(byte[] buffer, int offset, int length) {
        if (recording && length > 0) {
            recorded.write(buffer, offset, length);
        }
    }

    /** The request is made again. */
    void rewind() {
        position = 0;
    }

    /** Plays at most so many bytes. */
    int read(byte[] buffer, int offset, int length) throws EOFException {
        int count = Math.min(length, content.length - position);
        if (count == 0) {
            throw new EOFException("the tape is over: the request was not the one that was recorded");
        }
        System.arraycopy(content, position, buffer, offset, count);
        position += count;
        return count;
    }
}
