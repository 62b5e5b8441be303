package io.pgadapt.protocol.channel;

import static io.pgadapt.protocol.channel.ScriptedTransport.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.DataRow;
import io.pgadapt.protocol.message.MessageDecoder;
import io.pgadapt.protocol.message.NoticeResponse;
import io.pgadapt.protocol.message.ReadyForQuery;
import io.pgadapt.protocol.message.TransactionStatus;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowRunsTest {
    private static final Deadline NONE = Deadline.none();
    private static final CommandComplete DONE = new CommandComplete("SELECT 3");
    private static final ReadyForQuery READY = ReadyForQuery.of(TransactionStatus.IDLE);
    private static final int COLUMNS = 3;

    private final ScriptedTransport transport = new ScriptedTransport();
    private final MessageChannel channel = new MessageChannel(transport);
    private final Random random = new Random(5);

    enum Mode {
        COLLECT {
            @Override
            @Nullable
            RowRun next(MessageChannel channel, int columns) throws IOException {
                return channel.collectRows(columns, NONE);
            }
        },
        STREAM {
            @Override
            @Nullable
            RowRun next(MessageChannel channel, int columns) throws IOException {
                return channel.nextRows(columns, NONE);
            }
        };

        abstract @Nullable RowRun next(MessageChannel channel, int columns) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void findsRowsHoweverTheyAreCut(Mode mode) throws IOException {
        byte[] rows = bytes(row("a", null, "ccc"), row(null, null, null), row("", "bb", ""));
        byte[] stream = join(rows, bytes(DONE, READY));
        for (int cut = 1; cut < stream.length; cut++) {
            transport.deliver(stream, 0, cut).deliver(stream, cut, stream.length);
            List<RowRun> runs = runs(mode, COLUMNS);
            assertThat(content(runs)).as("cut at %d", cut).isEqualTo(rows);
            assertThat(runs.stream().mapToInt(RowRun::count).sum()).isEqualTo(3);
            assertThat(channel.receive(NONE)).isEqualTo(DONE);
            assertThat(channel.receive(NONE)).isEqualTo(READY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void resumesAfterATimeoutAnywhere(Mode mode) throws IOException {
        byte[] rows = bytes(row("a", null, "ccc"), row(null, "x", null));
        byte[] stream = join(rows, bytes(DONE));
        for (int cut = 0; cut < rows.length; cut++) {
            transport.deliver(stream, 0, cut).fail(new SocketTimeoutException()).deliver(stream, cut, stream.length);
            List<RowRun> runs = new ArrayList<>();
            assertThatThrownBy(() -> collectInto(runs, mode, COLUMNS)).isInstanceOf(SocketTimeoutException.class);
            collectInto(runs, mode, COLUMNS);
            assertThat(content(runs)).as("cut at %d", cut).isEqualTo(rows);
            assertThat(channel.receive(NONE)).isEqualTo(DONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNullWhenNoRowIsNext(Mode mode) throws IOException {
        transport.deliver(bytes(READY));
        assertThat(mode.next(channel, COLUMNS)).isNull();
        assertThat(mode.next(channel, COLUMNS)).isNull();
        assertThat(channel.receive(NONE)).isEqualTo(READY);
    }

    @ParameterizedTest
    @EnumSource
    void endsARunWhereAnotherMessageIsInBetween(Mode mode) throws IOException {
        NoticeResponse notice = (NoticeResponse) MessageDecoder.backend(
                (byte) NoticeResponse.TAG,
                new WireReader(
                        Bytes.utf8("SNOTICE\0VNOTICE\0C00000\0Mhello\0\0").toArray()));
        byte[] first = bytes(row("1"), row("2"));
        byte[] second = bytes(row("3"));
        transport.deliver(join(first, join(bytes(notice), join(second, bytes(DONE)))));
        assertThat(content(runs(mode, 1))).isEqualTo(first);
        assertThat(channel.receive(NONE)).isEqualTo(notice);
        assertThat(content(runs(mode, 1))).isEqualTo(second);
        assertThat(channel.receive(NONE)).isEqualTo(DONE);
    }

    @ParameterizedTest
    @EnumSource
    void acceptsRowsWithoutColumns(Mode mode) throws IOException {
        transport.deliver(bytes(row(), row(), DONE));
        assertThat(runs(mode, 0).get(0).count()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void acceptsAsManyColumnsAsTheirCountCanSay(Mode mode) throws IOException {
        byte[] row = bytes(new DataRow(Arrays.asList(new @Nullable Bytes[65_535])));
        transport.deliver(join(row, bytes(DONE)));
        assertThat(content(runs(mode, 65_535))).isEqualTo(row);
    }

    @ParameterizedTest
    @EnumSource
    void findsRowsOfAllSizesWhateverTheBuffer(Mode mode) throws IOException {
        for (int size : new int[] {1, 100, 5_461, 8_000, 16_358, 16_374, 16_375, 40_000, 131_000, 2_000_000}) {
            byte[] rows = rows(Math.min(400, 3_000_000 / size + 1), size);
            transport.deliverInPieces(join(rows, bytes(DONE)), 9_999);
            assertThat(content(runs(mode, 1))).as("rows of %d", size).isEqualTo(rows);
            assertThat(channel.receive(NONE)).isEqualTo(DONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverTouchesWhatWasHandedOver(Mode mode) throws IOException {
        List<RowRun> kept = new ArrayList<>();
        List<byte[]> expected = new ArrayList<>();
        for (int round = 0; round < 300; round++) {
            byte[] rows = rows(random.nextInt(200), random.nextInt(400));
            transport.deliverInPieces(join(rows, bytes(DONE, READY)), 1 + random.nextInt(20_000));
            for (RowRun run : runs(mode, 1)) {
                kept.add(run);
                expected.add(content(List.of(run)));
            }
            assertThat(channel.receive(NONE)).isEqualTo(DONE);
            assertThat(channel.receive(NONE)).isEqualTo(READY);
        }
        for (int i = 0; i < kept.size(); i++) {
            assertThat(content(List.of(kept.get(i)))).isEqualTo(expected.get(i));
        }
    }

    @Test
    void keepsASmallResultInASmallArray() throws IOException {
        byte[] rows = rows(30, 100);
        transport.deliver(join(rows, bytes(DONE)));
        RowRun run = runs(Mode.COLLECT, 1).get(0);
        assertThat(run.data()).isEqualTo(rows);
    }

    @Test
    void keepsALargeResultInFewWellFilledArrays() throws IOException {
        byte[] rows = rows(100_000, 60);
        transport.deliverInPieces(join(rows, bytes(DONE)), 8_192);
        List<RowRun> runs = runs(Mode.COLLECT, 1);
        long held = runs.stream().mapToLong(run -> run.data().length).sum();
        assertThat(held).isBetween((long) rows.length, rows.length * 11L / 10);
        assertThat(runs.size()).isLessThan(rows.length / 200_000);
    }

    @Test
    void streamsRowsAsTheyCome() throws IOException {
        byte[] rows = bytes(row("1"), row("2"));
        transport.deliver(rows).fail(new SocketTimeoutException()).deliver(bytes(row("3"), DONE));
        RowRun first = channel.nextRows(1, NONE);
        assertThat(first).extracting(RowRun::count).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheServerClosedTheConnection(Mode mode) throws IOException {
        byte[] row = bytes(row("1"));
        transport.deliver(row, 0, row.length - 1).end();
        assertThatThrownBy(() -> mode.next(channel, 1)).isInstanceOf(EOFException.class);
    }

    @Test
    void aDeadlineCountsEvenWhenTheServerIsAlwaysAhead() {
        transport.deliverInPieces(rows(1_000, 1), 1_000);
        Deadline expired = Deadline.after(Duration.ZERO);
        assertThatThrownBy(() -> channel.collectRows(1, expired)).isInstanceOf(SocketTimeoutException.class);
    }

    @ParameterizedTest
    @EnumSource
    void rejectsAWrongNumberOfColumns(Mode mode) {
        transport.deliver(bytes(row("1", "2"), row("1", "2", "3"), DONE));
        assertThatThrownBy(() -> runs(mode, 2))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("it has 3 columns, but the result has 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, Integer.MIN_VALUE, 0, 1, 3, 100, Integer.MAX_VALUE, Integer.MAX_VALUE - 20})
    void rejectsValuesThatDoNotFillTheRowExactly(int length) {
        WireWriter out = new WireWriter(32);
        int mark = out.beginMessage(DataRow.TAG);
        out.int16(2).int32(length).int8('a').int8('b').int32(-1);
        out.endMessage(mark);
        transport.deliver(out.toArray()).deliver(bytes(DONE));
        assertThatThrownBy(() -> runs(Mode.COLLECT, 2))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("do not add up");
    }

    @Test
    void takesNoNegativeLengthButOneForNull() {
        WireWriter out = new WireWriter(16);
        int mark = out.beginMessage(DataRow.TAG);
        out.int16(1).int32(-2);
        out.endMessage(mark);
        transport.deliver(out.toArray());
        assertThatThrownBy(() -> channel.collectRows(1, NONE)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void rejectsLengthsThatAgreeOnlyWhenTheirSumOverflows() {
        WireWriter out = new WireWriter(16);
        out.int8(DataRow.TAG).int32(Integer.MIN_VALUE + 5).int16(1).int32(Integer.MAX_VALUE - 4);
        transport.deliver(out.toArray());
        assertThatThrownBy(() -> channel.collectRows(1, NONE)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void rejectsAValueThatGoesOnInTheNextRow() {
        byte[] rows = bytes(row("abc"), row("def"));
        rows[10] = 3 + 14;
        transport.deliver(rows).deliver(bytes(DONE));
        assertThatThrownBy(() -> runs(Mode.COLLECT, 1)).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 5, -1, Integer.MIN_VALUE, Integer.MIN_VALUE + 1, 0x4000_0000, Integer.MAX_VALUE})
    void rejectsImpossibleLengthsOfRows(int length) {
        WireWriter out = new WireWriter(16);
        out.int8(DataRow.TAG).int32(length);
        byte[] header = out.toArray();
        transport.deliver(header).deliver(new byte[] {0, 1, 0, 0, 0, 0});
        assertThatThrownBy(() -> channel.collectRows(1, NONE))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("length of " + length);
    }

    private void collectInto(List<RowRun> runs, Mode mode, int columns) throws IOException {
        for (RowRun run = mode.next(channel, columns); run != null; run = mode.next(channel, columns)) {
            runs.add(run);
        }
    }

    private List<RowRun> runs(Mode mode, int columns) throws IOException {
        List<RowRun> runs = new ArrayList<>();
        collectInto(runs, mode, columns);
        return runs;
    }

    private byte[] rows(int count, int size) {
        WireWriter out = new WireWriter(1024);
        for (int i = 0; i < count; i++) {
            byte[] value = new byte[size];
            random.nextBytes(value);
            new DataRow(List.of(Bytes.of(value))).encode(out);
        }
        return out.toArray();
    }

    private static DataRow row(@Nullable String... values) {
        List<@Nullable Bytes> columns = new ArrayList<>();
        for (String value : values) {
            columns.add(value == null ? null : Bytes.utf8(value));
        }
        return new DataRow(columns);
    }

    private static byte[] content(List<RowRun> runs) {
        WireWriter out = new WireWriter(64);
        for (RowRun run : runs) {
            out.bytes(run.data(), run.start(), run.end() - run.start());
        }
        return out.toArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
