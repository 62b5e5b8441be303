package io.pgadapt.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The writers that the hot path uses in place of messages. */
class WritingTest {
    private static final int ROUNDS = 20_000;
    private static final int[] NO_TYPES = {};
    private static final Format[] COLUMNS = {Format.BINARY, Format.TEXT};

    private final WireWriter out = new WireWriter(1024);

    private final Bind.Values numbers = new Bind.Values() {
        @Override
        public int count() {
            return 3;
        }

        @Override
        public Format format(int index) {
            return Format.BINARY;
        }

        @Override
        public boolean write(int index, WireWriter out) {
            out.int64(index);
            return index != 1;
        }
    };

    @Test
    void makesNoGarbage() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        writeAll();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            writeAll();
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(ROUNDS);
    }

    @Test
    void writesWhatTheMessageWouldWrite() {
        writeAll();
        byte[] written = out.toArray();
        out.truncate(0);
        new Parse("s", "SELECT $1", List.of()).encode(out);
        Bind.write(out, "", "s", numbers, COLUMNS);
        new Describe(Target.STATEMENT, "s").encode(out);
        new Execute("", 0).encode(out);
        new Close(Target.PORTAL, "").encode(out);
        new Query("SELECT 1").encode(out);
        Flush.INSTANCE.encode(out);
        Sync.INSTANCE.encode(out);
        assertThat(out.toArray()).isEqualTo(written);
    }

    private void writeAll() {
        out.truncate(0);
        Parse.write(out, "s", "SELECT $1", NO_TYPES);
        Bind.write(out, "", "s", numbers, COLUMNS);
        Describe.write(out, Target.STATEMENT, "s");
        Execute.write(out, "", 0);
        Close.write(out, Target.PORTAL, "");
        Query.write(out, "SELECT 1");
        Flush.write(out);
        Sync.write(out);
    }
}
