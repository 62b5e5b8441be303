package io.pgadapt.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.wire.Literal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorFieldsTest {
    private static final ErrorFields ALL = ErrorFields.read(Literal.reader(
            "'Sa' 00 'Vb' 00 'Cc' 00 'Md' 00 'De' 00 'Hf' 00 'P1' 00 'p2' 00 'qg' 00 'Wh' 00 'si' 00 'tj' 00 'ck' 00"
                    + " 'dl' 00 'nm' 00 'Fn' 00 'L3' 00 'Ro' 00 00"));

    @Test
    void givesEveryFieldByItsName() {
        assertThat(ALL.severity()).isEqualTo("a");
        assertThat(ALL.severityNonLocalized()).isEqualTo("b");
        assertThat(ALL.sqlState()).isEqualTo("c");
        assertThat(ALL.message()).isEqualTo("d");
        assertThat(ALL.detail()).isEqualTo("e");
        assertThat(ALL.hint()).isEqualTo("f");
        assertThat(ALL.position()).hasValue(1);
        assertThat(ALL.internalPosition()).hasValue(2);
        assertThat(ALL.internalQuery()).isEqualTo("g");
        assertThat(ALL.where()).isEqualTo("h");
        assertThat(ALL.schema()).isEqualTo("i");
        assertThat(ALL.table()).isEqualTo("j");
        assertThat(ALL.column()).isEqualTo("k");
        assertThat(ALL.dataType()).isEqualTo("l");
        assertThat(ALL.constraint()).isEqualTo("m");
        assertThat(ALL.file()).isEqualTo("n");
        assertThat(ALL.line()).hasValue(3);
        assertThat(ALL.routine()).isEqualTo("o");
    }

    @Test
    void keepsTheOrderAndUnknownFields() {
        ErrorFields fields = ErrorFields.read(Literal.reader("'Zx' 00 'My' 00 FF 'z' 00 00"));
        assertThat(fields.texts()).containsExactly(Map.entry('Z', "x"), Map.entry('M', "y"), Map.entry('ÿ', "z"));
    }

    @Test
    void lacksWhatWasNotSent() {
        ErrorFields none = ErrorFields.read(Literal.reader("00"));
        assertThat(none.message()).isNull();
        assertThat(none.position()).isEmpty();
    }

    @Test
    void givesNoNumberForWhatIsNone() {
        ErrorFields fields = ErrorFields.of("ERROR", "XX000", "x").with(ErrorField.LINE, "12a");
        assertThat(fields.line()).isEmpty();
        assertThat(fields.get(ErrorField.LINE)).isEqualTo("12a");
    }

    @Test
    void cannotBeWrittenWithACodeThatWouldEndThem() {
        ErrorResponse message = new ErrorResponse(new ErrorFields(Map.of('\0', "x")));
        assertThatThrownBy(() -> Sample.encode(message)).isInstanceOf(IllegalArgumentException.class);
    }
}
