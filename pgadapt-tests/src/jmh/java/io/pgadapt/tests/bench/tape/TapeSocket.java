package io.pgadapt.tests.bench.tape;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A socket with a tape, for pgjdbc. */
final class TapeSocket extends Socket {
    private final Tape tape;

    TapeSocket(Tape tape) {
        this.tape = tape;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (tape.isPlaying()) {
                    return tape.read(buffer, offset, length);
                }
                int count = super.read(buffer, offset, length);
                tape.received(buffer, offset, count);
                return count;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
                if (tape.isPlaying()) {
                    tape.rewind();
                } else {
                    out.write(buffer, offset, length);
                }
            }
        };
    }
}
