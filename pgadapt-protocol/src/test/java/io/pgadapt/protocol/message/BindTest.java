package io.pgadapt.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.Literal;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BindTest {
    private final WireWriter out = new WireWriter(16);

    /** Values of which a null leaves some bytes behind, as a writer may that finds out late. */
    private record Texts(List<@Nullable String> texts, List<Format> formats) implements Bind.Values {
        @Override
        public int count() {
            return texts.size();
        }

        @Override
        public Format format(int index) {
            return formats.get(index);
        }

        @Override
        public boolean write(int index, WireWriter out) {
            @Nullable String text = texts.get(index);
            out.utf8(text == null ? "left behind" : text);
            return text != null;
        }
    }

    private static Texts texts(Format format, @Nullable String... texts) {
        return new Texts(Arrays.asList(texts), Collections.nCopies(texts.length, format));
    }

    @Test
    void writesValuesStraightIntoTheBuffer() {
        Bind.write(out, "p", "s", texts(Format.TEXT, "ab", null, ""), Format.TEXT);
        assertThat(out.toArray())
                .isEqualTo(Literal.bytes("'B' 0000001C 'p' 00 's' 00 0000 0003 00000002 'ab' FFFFFFFF 00000000 0000"));
    }

    @Test
    void writesOneFormatForAllValuesAndAllColumns() {
        Bind.write(out, "", "", texts(Format.BINARY, "x", "y"), Format.BINARY);
        assertThat(decoded().parameterFormats()).containsExactly(Format.BINARY);
        assertThat(decoded().resultFormats()).containsExactly(Format.BINARY);
    }

    @Test
    void writesOneFormatForEachValueWhereTheyDiffer() {
        Texts values = new Texts(List.of("x", "y", "z"), List.of(Format.TEXT, Format.TEXT, Format.BINARY));
        Format[] columns = {Format.BINARY, Format.TEXT};
        Bind.write(out, "p", "s", values, columns);
        assertThat(decoded())
                .isEqualTo(new Bind(
                        "p",
                        "s",
                        List.of(Format.TEXT, Format.TEXT, Format.BINARY),
                        List.of(Bytes.utf8("x"), Bytes.utf8("y"), Bytes.utf8("z")),
                        List.of(Format.BINARY, Format.TEXT)));
    }

    @Test
    void writesColumnFormatsThatAreAllTheSameAsOne() {
        Format[] binary = {Format.BINARY, Format.BINARY, Format.BINARY};
        Bind.write(out, "", "", Bind.Values.NONE, binary);
        assertThat(decoded().resultFormats()).containsExactly(Format.BINARY);
    }

    @Test
    void writesNoColumnFormatsForTextOrForNoColumns() {
        Bind.write(out, "", "", Bind.Values.NONE, new Format[] {Format.TEXT, Format.TEXT});
        assertThat(decoded().resultFormats()).isEmpty();
        out.truncate(0);
        Bind.write(out, "", "", Bind.Values.NONE, new Format[0]);
        assertThat(decoded()).isEqualTo(new Bind("", "", List.of(), List.of(), List.of()));
    }

    @Test
    void writesAsManyValuesAsTheProtocolAllows() {
        Bind.write(out, "", "", texts(Format.BINARY, new String[65535]), Format.TEXT);
        assertThat(decoded().values()).hasSize(65535).containsOnlyNulls();
        assertThatThrownBy(() -> Bind.write(out, "", "", texts(Format.BINARY, new String[65536]), Format.TEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("65536 parameters, but the protocol allows at most 65535");
    }

    @Test
    void cannotEncodeMoreValuesThanTheProtocolAllows() {
        Bind tooMany = new Bind("", "", List.of(), Collections.nCopies(65536, null), List.of());
        assertThatThrownBy(() -> tooMany.encode(out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("65536 parameters, but the protocol allows at most 65535");
    }

    @Test
    void passesOnWhatAValueThrows() {
        Bind.Values failing = new Bind.Values() {
            @Override
            public int count() {
                return 1;
            }

            @Override
            public Format format(int index) {
                return Format.TEXT;
            }

            @Override
            public boolean write(int index, WireWriter out) {
                throw new IllegalStateException("no such value");
            }
        };
        Sync.write(out);
        int mark = out.size();
        assertThatThrownBy(() -> Bind.write(out, "", "", failing, Format.TEXT))
                .isInstanceOf(IllegalStateException.class);
        out.truncate(mark);
        assertThat(out.toArray()).isEqualTo(Literal.bytes("'S' 00000004"));
    }

    private Bind decoded() {
        int header = 5;
        WireReader body = new WireReader(out.array(), header, out.size() - header);
        return (Bind) MessageDecoder.frontend((byte) Bind.TAG, body);
    }
}
